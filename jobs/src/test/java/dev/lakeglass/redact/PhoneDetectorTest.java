package dev.lakeglass.redact;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneDetectorTest {
  private final Detector phone = new PhoneDetector(Detectors.STANDARD_REGIONS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ring «(555) 123-4567» or «555-123-4567 x89», «555.123.4567 ext. 12».",
        "«+1 (555) 123-4567», «+1-212-555-0187», «001-212-555-0187x123», «1-800-555-0199»",
        "«+44 20 7946 0958», «+44 (0)20 7946 0958», «+4915112345678»",
        "«0044 20 7946 0958» and «011 44 20 7946 0958»",
        "London «020 7946 0958», Berlin «030 901820», Paris «01 42 68 53 00», «06.12.34.56.78»",
        "São Paulo «(11) 98765-4321», mobile «07911 123456», «0171/1234567»",
        "my number is «2125550187», call «555 0187»? no: call «555-0187»",
        "{\"phone\": \"«2125550187»\", \"order_id\": 2125550187}",
        "phone: «12345678», móvil «612 345 678», Handy «0151 23456789»",
        "John,«212-555-0187»,NY",
        "ご連絡は«+81 90-0000-8616»までお願いします。ご不明な点は、«(860) 555-0153»または",
        "전화는«+82 2-312-3456»로 주세요, 请拨打«+86 10 6552 9988»联系我们",
        "2026-11-22 10:00 and 22.11.2026 and 11/22/2026, 1700000000, 1700000000000",
        "order 2125550187, ticket 5551234567, ISBN 978-3-16-148410-0, 1,234,567,890",
        "4111 1111 1111 1112, 123-45-6789, 192.168.100.100, 0.1234567890",
        "c56a4180-65aa-42ec-a945-5fd21dec0538 and ORD-2125550187",
        "WhatsApp «612.360.479», a csv line,«+36-30-364-0543»,x99@example.com",
        "phone «030 901820» on 06.09.2026 01:14, between 1993-2024, at 1603178163806",
        "customer no. 3197174258, Kundennummer 840495069, ticket 0713-7581-5049, phone no. «5550187»",
        "call «0151 23456789» (826 799 294 rows, OID 1.3.6.1.4.1.311.21.20, 52.51, 132.131484)",
        "{\"phone\":\"«+49 30 901820»\",\"note\":\"38.028414119900\"}",
        "Fon «0 89/12 34 56-78» or GSM «0470/12.34.56»",
        "hash * 31 + 2147483647",
        "call stack depth 1048576, call of duty sold 15700000 copies",
        "https://wa.me/«34612345678» or wa.me/«+4915112345678», 请拨打«138 1234 5678»",
        "Total 612 345 678 zł in 2026",
        "रवि को «98765 43210» पर, 12345 67890, SIRET 732 829 320 00074, order 601 234 567, 10-20 20-30 30-40 40-50"
      })
  void findsNumbersByPlanShapeAndContext(String marked) {
    MarkedText.of(marked).assertFoundBy(phone);
  }

  @Test
  void refusesUnknownRegions() {
    assertThatThrownBy(() -> new PhoneDetector(List.of("UK")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown phone region \"UK\"; expected ISO 3166 codes in capitals such as GB");
  }
}
