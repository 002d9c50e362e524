package dev.lakeglass.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretAssignmentDetectorTest {
  private final Detector secret = new SecretAssignmentDetector();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=«hunter2!» and then my password is «hunter2»!",
        "- name: DB_PASSWORD\n  value: «x7Hq2»\n- name: DB_PASSWORD\n  title: x7Hq2",
        "<add key=\"ApiSecret\" value=\"«xyN6Z1yXe4»\"/> <add key=\"ApiTitle\" value=\"xyN6Z1yXe4\"/>",
        "variable \"db_password\" {\n  default = \"«54#dA0n%YbqB»\"\n}",
        "variable \"db_password\" {\n  type = string\n}",
        "client_secret: «nQLeXuPGJRnjYSwjCzhB», client_secret: YourClientSecretHere",
        "PGPASSWORD=«s3cr3tpw» psql -h db",
        "access_token: '«/+ZoKY8KUQm81kf/6nEzW7CpVaHfAo4x»', token: /run/secrets/API_TOKEN",
        "api_key=YOUR_API_KEY, password: ${DB_PASSWORD}, token: <your-token>, max_tokens: 4096",
        "DB_PASS=«p@55-W0rd_x9Q» app_key=«328cc2627c0b411304512e884a345d6a9ad7650b» JSESSIONID=«8A3F1C77B2D94E0AA1»",
        "api token «f00ab1e0842f46694c67cc2f5fe38b2bde3ca33b288c5aaa5f02bcd0cc313931» revoked, secret «9fK2mQx7Lw31ZpTb8RvC4nYd»",
        "token acme-production-2026-11-20-nightly, secret santa 2026, token 1234567890, token usage 2048-1024-512-256-128-64",
        "first_pass: true, by_pass=no, session_id=328cc2627c0b411304512e884a345d6a9ad7650b"
      })
  void findsAssignedValuesAndNotTheirNearMisses(String marked) {
    MarkedText.of(marked).assertFoundBy(secret);
  }
}
