package dev.lakeglass.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRulesTest {
  private final Scanner scanner = new Scanner(SecretRules.standard());

  /**
   * Made-up keys of the published shapes, put together here so that no scanner takes them for real.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIA|IOSFODNN7EXAMPLE",
        "aws_secret_access_key = |wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AIza|SyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY",
        "ghp_|16C7e42F292c6912E7710c838347Ae178B4a",
        "glpat-|zY8x7Wv6U5t4S3r2Q1p0",
        "xoxb-|263594206564-2343594206574-FGqddMF8t08v8N7Oq4i57vs1",
        "sk_live_|4eC39HqLyjWDarjtT1zdp7dc",
        "sk-proj-|a1B2c3D4e5F6g7H8i9J0k1L2m3N4",
        "sk-|a1B2c3D4e5F6g7H8i9J0T3BlbkFJk1L2m3N4o5P6q7R8s9T0",
        "sk-ant-|api03-a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8-AA",
        "eyJ|hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
        "tskey-auth-|k7Hq2Wz9CNTRL-a1B2c3D4e5F6g7H8i9J0k1L2",
        "Authorization: Bearer |XRauZhZcEM_GeFpZGoBdzCUg",
        "Authorization: Bearer |mF_9.B5f-4.1JqM5r6T7u8V9w0",
        "sshpass -p |Tr0ub4dor&3",
        "docker login -u bob -p |Tr0ub4dor&3",
        "openssl enc -k |Tr0ub4dor&3",
        "openssl rsa -passin pass:|Tr0ub4dor&3",
        "Cookie: theme=dark; sessionid=|ph1jicfe2ff2fpyoz0668jm9526zmrw8",
        "tfc |.atlasv1.zY8x7Wv6U5t4S3r2Q1p0zY8x7Wv6U5t4S3r2Q1p0zY8x7Wv6U5t4S3r2Q1p0zY8x7Wv",
        "GET /a?x=1;JSESSIONID=|A1B2C3D4E5F60718293A4B5C6D7E8F90",
        "retry with sessionid=|ph1jicfe2ff2fpyoz0668jm9526zmrw8",
        "sha256~|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V",
        "LTAI|5tA1b2C3d4E5f6G7h8I9",
        "nfp_|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
        "ATBB|a1B2c3D4e5F6g7H8i9J0k1L2m3N4",
        "bkua_|0123456789abcdef0123456789abcdef01234567",
        "squ_|0123456789abcdef0123456789abcdef01234567",
        "API-|A1B2C3D4E5F6G7H8I9J0K1L2M3",
        "phx_|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2",
        "re_|a1B2c3D4_E5f6G7h8I9j0K1l2M3n4O5p6",
        "EZAK|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7",
        "access-production-|01234567-89ab-4def-8123-456789abcdef",
        "sk_|0123456789abcdef0123456789abcdef0123456789abcdef",
        "sdk-|01234567-89ab-4def-8123-456789abcdef",
        "vck_|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5",
        "rnd_|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5",
        "napi_|a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t0u1v2w3x4y5z6a1b2c3d4",
        "ddp_|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
        "tk-us-|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4",
        "AKCp|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7a1B2c3D4e5F6g7H8",
        "dnkey-|a1b2c3d4e5f6g7h8i9j0k1l2m3-a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8"
            + "s9t0u1v2w3x4y5z6",
        "CCIPAT_|a1B2c3D4e5F6g7H8i9J0k1_0123456789abcdef0123456789abcdef01234567",
        "sgp_|0123456789abcdef0123456789abcdef01234567",
        "pnu_|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
        "CLOJARS_|0123456789abcdef0123456789abcdef0123456789abcdef0123456789ab",
        "rdme_|a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t0u1v2w3x4y5z6a1b2c3d4e5f6g7h8i9",
        "tfp_|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5",
        "CFPAT-|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V",
        "p8e-|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6",
        "NRJS-|a1B2c3D4e5F6g7H8i9J0k1L2",
        "mlsn.|0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "FLWSECK_TEST-|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6",
        "shippo_live_|0123456789abcdef0123456789abcdef01234567",
        "duffel_test_|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V",
        "ops_eyJ|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7a1B2c3D4"
            + "e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7a1B2c3D4e5F6",
        "mob-|01234567-89ab-4def-8123-456789abcdef",
        "pk.eyJ|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7a1B2c3.a1"
            + "B2c3D4e5F6g7H8i9J0k1",
        "esecret_|a1b2c3d4e5f6g7h8i9j0k1l2m3",
        "tgp_v1_|a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V",
        "sk-helicone-|a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5",
        "AccountKey=|Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tqK1",
      })
  void findsKeysOfKnownShapes(String halves) {
    String text = "before " + halves.replace("|", "") + " after";
    List<Match> matches = scanner.find(text);
    assertThat(matches).as(text).hasSize(1);
    assertThat(matches.get(0).end()).isEqualTo(text.length() - " after".length());
  }

  /** What stands before a keyword can belong to the secret as well. */
  @Test
  void takesInWhatBelongsToTheSecretBeforeItsKeyword() {
    String token = "1273063736" + ":AAW0RhTl5uy2udY-ndlMLm4B7KF6LVC6O3L";
    assertThat(scanner.find("bot " + token + " x"))
        .singleElement()
        .satisfies(match -> assertThat(match.start()).isEqualTo(4))
        .satisfies(match -> assertThat(match.end()).isEqualTo(4 + token.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a risk-averse task-based desk-top sk-learn estimator",
        "AKIAIOSFODNN7EXAMPL and AKIAXXXXXXXXXXXXXXXX",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx or sk_live_xxxxxxxxxxxxxxxxxxxxxxxx",
        "Bearer YourAccessTokenHere, Bearer ACCESS_TOKEN_OF_CLIENT",
        "the bearer of this letter, Bearer authentication-is-required",
        "pattern paths keyword key-value pairs, secret_santa_list",
        "import hf_hub and eyJ alone, ghp_short",
        "re_read re_a1B2 sdk-version API-DOCUMENTATION mob-psychology LTAIR sq_ft sessionid=12, sha256~ alone",
        "openssl req -new -key server.key, Cookie: theme=dark; lang=de; sid=1, the cookie: a session=long-running-one"
      })
  void leavesNearMissesAlone(String text) {
    assertThat(scanner.find(text)).isEmpty();
  }

  @Test
  void readsATeamsOwnRules() {
    List<Detector> rules =
        SecretRules.parse(
            "rules: [{id: acme, description: ours, regex: 'acme-([0-9]{6})', keywords: [acme-],"
                + " type: acme_key, allow: ['000000']}]");
    assertThat(new Scanner(rules).find("acme-123456 acme-000000"))
        .containsExactly(new Match("acme_key", 5, 11, "acme"));
  }

  @Test
  void saysWhatIsWrongWithARule() {
    assertThatThrownBy(() -> SecretRules.parse("rules: [{id: a, regex: '(', keywords: [x]}]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot use secret rule \"a\": error parsing regexp");
    assertThatThrownBy(() -> SecretRules.parse("rules: [{id: a, regex: b}]"))
        .hasMessage("Cannot use secret rule \"a\": it needs at least one keyword");
    assertThatThrownBy(() -> SecretRules.parse("rules: [{id: a, regexp: b}]"))
        .hasMessage("Cannot use secret rule \"a\": unknown key \"regexp\"");
  }
}
