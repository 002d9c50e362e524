package dev.lakeglass.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes labelled texts: templates in several languages and contexts (prose, JSON, JSON inside a
 * string, code, URLs, CSV, logs), filled with made-up values and near misses. The same seed gives
 * the same texts.
 */
final class RedactionCorpus {
  private static final List<String> TEMPLATES =
      List.of(
          "Please send the invoice to {email} or ring {phone} before noon.",
          "My card {payment_card} was charged twice, the other one {~payment_card} was not.",
          "wire it to {iban}, not to {~iban}",
          "Login from {ip_address} failed at {~date} 10:04:11 for user {email}",
          "SSN {us_ssn}; the form said {~us_ssn} before",
          "export KEY={api_key}\ncurl https://api.example/v1?n={~number}",
          "Mein Name ist {person_name}, ich bin unter {phone} erreichbar, IBAN {iban}.",
          "Bonjour, je m'appelle {person_name}. Mon téléphone : {phone}",
          "Hola, mi número de teléfono es {phone} y mi DNI es {es_dni}.",
          "Il mio telefono è {phone}, scrivetemi a {email}",
          "Bel me op {phone} of mail {email}, groeten",
          "Meu CPF é {br_cpf}, não {~br_cpf}; celular {phone}",
          "Numer konta {iban}, telefon {phone}",
          "Dear {person_name},\nyour card ending soon: {payment_card}.\nRegards",
          "{\"email\":\"{email}\",\"phone\":\"{phone}\",\"order\":\"{~order}\",\"ms\":{~epoch}}",
          "{\"arguments\":\"{\\\"to\\\":\\\"{email}\\\",\\\"ip\\\":\\\"{ip_address}\\\"}\"}",
          "{\"ssn\": \"{us_ssn}\", \"dob\": \"{date_of_birth}\", \"id\": \"{~uuid}\"}",
          "client = Client(api_key=\"{api_key}\")  # see {~version}",
          "Authorization header held {jwt} for {~uuid}",
          "https://shop.example/reset?email={email}&ref={~order}",
          "{~uuid},{email},{phone},{ip_address},{~number}",
          "born on {date_of_birth}, NINO {uk_nino}, social security number {us_ssn}",
          "2026-11-22T10:00:00Z WARN peer {ip_address} mac {mac_address} {~mac_address} lost",
          "What is the total of {~number} and {~number} for order {~order}? Ask {~handle}.",
          "The meeting on {~date} covers {~version} and ticket {~order}.",
          "call me: {phone} or {phone}",
          "IBAN={iban};CARD={payment_card};IP={ip_address}",
          "Tool result: contact {person_name} <{email}> about {~order}",
          "print('{payment_card}', '{~payment_card}')",
          "Secrets in the log: {api_key} and {api_key}, but not {~uuid}");

  private RedactionCorpus() {}

  static List<LabelledText> make(long seed, int size) {
    Random random = new Random(seed);
    CorpusFillers fillers = new CorpusFillers(random);
    List<LabelledText> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(fill(TEMPLATES.get(i % TEMPLATES.size()), fillers, random));
    }
    return texts;
  }

  private static LabelledText fill(String template, CorpusFillers fillers, Random random) {
    StringBuilder text = new StringBuilder();
    List<Match> labels = new ArrayList<>();
    int at = 0;
    while (at < template.length()) {
      int close = template.charAt(at) == '{' ? template.indexOf('}', at) : -1;
      String name = close > 0 ? template.substring(at + 1, close) : "";
      if (!name.matches("~?[a-z_]+")) {
        text.append(template.charAt(at++));
        continue;
      }
      String value =
          name.equals("~epoch")
              ? String.valueOf(1_700_000_000_000L + random.nextInt())
              : fillers.value(name);
      if (!name.startsWith("~")) {
        labels.add(new Match(name, text.length(), text.length() + value.length(), "label"));
      }
      text.append(value);
      at = close + 1;
    }
    return new LabelledText(text.toString(), labels);
  }
}
