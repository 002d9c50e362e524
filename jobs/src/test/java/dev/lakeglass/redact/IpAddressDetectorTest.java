package dev.lakeglass.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressDetectorTest {
  private final Detector ip = new IpAddressDetector();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from «192.168.0.1»:8080, «10.0.0.0»/8 and http://«203.0.113.9»/x.",
        "«2001:db8:85a3:0:0:8a2e:370:7334» «2001:db8::1» «fe80::1»%eth0 [«::1»]:443",
        "«::ffff:192.0.2.128» and «2001:db8::»/32",
        "ip=«2001:0db8:85a3:0000:0000:8a2e:0370:7334», localhost/«127.0.0.1»",
        "\\\"«10.1.2.3»\\\"",
        "Invalid user from «192.168.0.1». 653 tries",
        "256.1.1.1 1.2.3 1.2.3.4.5 version 1.2.3.4, v1.2.3.4 Chrome/120.0.0.0",
        "12:30:45 std::vector a::b 1:2:3 00:1A:2B:3C:4D:5E 10:20:30:40:50:60:70:80:90",
        "2001:db8::1::2 and 12345::1 and Foo::Bar::baz"
      })
  void findsAddressesOfBothVersions(String marked) {
    MarkedText.of(marked).assertFoundBy(ip);
  }
}
