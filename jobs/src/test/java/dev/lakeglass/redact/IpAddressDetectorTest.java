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
        "2001:db8::1::2 and 12345::1 and Foo::Bar::baz",
        "nginx/1.25.3.1 Chrome/120.0.60.109 log4j-2.17.1.0.jar Firefox 115.0.2.1 on Windows 10.0.0.1",
        "release 10.0.1.3, build 22.04.3.12, version=9.0.0.0, version 4.8.0.1, firmware 1.0.12.255",
        "see section 1.2.3.4, chapter 12.4.1.3, § 3.1.4.1, Kapitel 2.1.1.3\n1.2.3.4 Scope of this text",
        "zookeeper/«10.1.2.3» broker/«203.0.113.9»:9092 and host version «8.8.4.4»:53",
        "the server version 2.4.57.1 runs at «151.101.1.69», version of server «151.101.1.70»",
        "«203[.]0[.]113[.]5», «203.0.113[.]5»:443, «203(.)0(.)113(.)5», «203[dot]0[dot]113[dot]5»",
        "ip-«10-0-12-34».ec2.internal, ec2-«203-0-113-25».compute-1.amazonaws.com",
        "a[.]b, 1[.]2, 3[.]4[.]5 and 1[.]2[.]3[.]4[.]5, ip-10-0-12, strip-10-0-12-34, zip-10-0-1-300",
        "openssl 3.0.13.1 until 3.0.14.2, com.acme:core:2.17.1.4, torch==2.5.1.0, upgrade 11.4.0.2 -> 11.4.0.3, see 4.2.1.3",
        "ping «3.0.13.1», \"remoteAddr\":\"«5.8.12.9»\", ssh root@«5.8.12.9», http://«5.8.12.9»/x, «5.8.12.0»/24",
        "«5.8.12.9» - - [20/Nov/2026] GET, «1.1.1.1» «8.8.4.4» «1.2.3.4», «3.120.13.44» and «5.8.112.9»",
        "netty 4.1.100.3, upgraded to 5.8.112.9, Log4j 2.17.1.104, patch 11.2.0.200 but server «5.8.112.9»",
        "docker «172.17.0.2», jenkins «10.0.0.5», updated «10.0.0.1», netty «192.168.4.7», kafka «5.8.112.9»",
        "ip6:«2001:db8:1234::»/48 addr:«fe80::1» «a:2001:db8::1»"
      })
  void findsAddressesOfBothVersions(String marked) {
    MarkedText.of(marked).assertFoundBy(ip);
  }
}
