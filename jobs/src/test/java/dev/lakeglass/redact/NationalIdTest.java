package dev.lakeglass.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NationalIdTest {
  private final Redactor redactor = new Redactor(RedactionPolicy.standard());

  /** Examples from the issuers' own pages; each near miss differs in one character. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "us_ssn; SSN 123-45-6789; SSN 000-45-6789",
        "us_ssn; social security number 219099999; order number 219099999",
        "us_itin; ITIN 912-70-1234; ITIN 912-40-1234",
        "uk_nhs; NHS number 943 476 5919; NHS number 943 476 5918",
        "uk_nino; NINO AB123456C; NINO GB123456C",
        "uk_nino; NI: AB 12 34 56 C; NI: AB 12 34 56 E",
        "de_tax_id; Steuer-ID 86095742719; Steuer-ID 86095742718",
        "fr_nir; NIR 255081416802538; NIR 255081416802539",
        "es_dni; DNI 12345678-Z; DNI 12345678-A",
        "es_dni; 12.345.678-Z; at 20:31:12.345678Z",
        "in_aadhaar; uid 2341-2341-2346; ticket 2341-2341-2346",
        "us_ssn; my social is 219099999; my social, then Kundennummer 219099999",
        "es_nie; NIE X1234567L; NIE X1234567M",
        "it_codice_fiscale; RSSMRA85T10A562S; RSSMRA85T10A562T",
        "nl_bsn; BSN 111222333; BSN 111222334",
        "pl_pesel; PESEL 44051401359; PESEL 44051401358",
        "br_cpf; 529.982.247-25; 529.982.247-26",
        "in_aadhaar; 2341 2341 2346; 2341 2341 2345",
        "ch_ahv; AHV 756.9217.0769.85; AHV 756.9217.0769.86",
        "se_personnummer; 811218-9876; 811218-9875",
        "cn_resident_id; 11010519491231002X; 11010519491231003X",
        "ca_sin; SIN 130 692 544; SIN 130 692 545",
        "be_national_number; rijksregisternummer 85.07.30-033.28; 85.07.30-033.29",
        "in_pan; PAN ABCPE1234F; PAN ABCXE1234F",
        "email; mail jane.roe@example.com; mail jane.roe@example",
        "phone; phone +44 20 7946 0958; paid 7946 0958 points",
        "payment_card; 4111 1111 1111 1111; 4111 1111 1111 1112",
        "iban; DE89 3704 0044 0532 0130 00; DE89 3704 0044 0532 0130 01",
        "ip_address; 203.0.113.9, 2001:db8::1; 256.1.1.1, 12:30:45",
        "api_key; AKIAIOSFODNN7EXAMPLE; AKIAIOSFODNN7EXAMPL",
        "jwt; eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc; eyJhbGciOiJIUzI1NiJ9",
        "bearer_token; Bearer XRauZhZcEM_GeFpZGoBdzCUg; Bearer of good news",
        "private_key; -----BEGIN PRIVATE KEY-----; -----BEGIN CERTIFICATE-----",
        "bic; BIC DEUTDEFF500; the DEUTDEFF500",
        "mac_address; 00:1A:2B:3C:4D:5E; 00:1A:2B:3C:4D",
        "crypto_address; 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa; 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
        "passport; passport C01X00T47; product C01X00T47",
        "driving_licence; driver's license D123-4567-8901; part D123-4567-8901",
        "driving_licence; driving licence 11182409; part number 1118-240-DL84",
        "date_of_birth; born on 12 May 1990; meeting on 12 May 1990",
        "street_address; at 123 Main Street; at 123 Main Things",
        "street_address; 2 route de Lyon; GROUP BY route ORDER BY 2",
        "street_address; in der Hauptstraße 12; in der Halle 12",
        "url_credentials; postgres://user:secret@db:5432/x; postgres://db:5432/x",
        "secret; password=hunter2; password=required",
        "secret; client_secret=nQLeXuPGJRnjYSwjCzhB; client_secret=YourClientSecretHere",
        "secret; mysql -u root -px7Hq2Wz9; mysql -u root -p -h db",
        "url_credentials; curl -u admin:x7Hq2 https://es; docker run -u 1000:1000 image",
        "secret; apiKey='abc123def456ghi789'; apiKey='config.api.key.name'",
        "person_name; my name is Xaver Quandt; my game is Xaver Quandt",
        "person_name; Maria Lindgren wrote; The Lindgren wrote"
      })
  void tellsValuesFromNearMisses(String type, String value, String nearMiss) {
    assertThat(redactor.redact(value).counts()).as(value).containsOnlyKeys(type);
    assertThat(redactor.redact(nearMiss).counts()).as(nearMiss).isEmpty();
  }
}
