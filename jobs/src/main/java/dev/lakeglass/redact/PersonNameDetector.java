package dev.lakeglass.redact;

import java.util.List;

/**
 * Names of persons where the text itself says so: after a title, an introduction, a greeting or a
 * closing formula in several languages, in a field named for it, or in the head of an e-mail. See
 * {@link GivenNameDetector} for names without such a sign, and for what both miss.
 */
final class PersonNameDetector implements Detector {
  private static final long serialVersionUID = 1L;

  private static final List<String> TITLES =
      List.of(
          "mr. ",
          "mr ",
          "mrs. ",
          "mrs ",
          "ms. ",
          "ms ",
          "miss ",
          "dr. ",
          "dr ",
          "prof. ",
          "professor ",
          "herr ",
          "herrn ",
          "frau ",
          "monsieur ",
          "madame ",
          "mme ",
          "mlle ",
          "señor ",
          "señora ",
          "sr. ",
          "sra. ",
          "signor ",
          "signora ",
          "sig. ",
          "dott. ",
          "pan ",
          "pani ",
          "meneer ",
          "mevrouw ",
          "dhr. ",
          "mevr. ",
          "senhor ",
          "senhora ");
  private static final List<String> INTRODUCTIONS =
      List.of(
          "my name is ",
          "my name's ",
          "i am called ",
          "full name is ",
          "mein name ist ",
          "ich heiße ",
          "ich heisse ",
          "je m'appelle ",
          "mon nom est ",
          "me llamo ",
          "mi nombre es ",
          "mi chiamo ",
          "il mio nome è ",
          "mijn naam is ",
          "ik heet ",
          "meu nome é ",
          "me chamo ",
          "nazywam się ",
          "mam na imię ",
          "jag heter ",
          "mitt namn är ",
          "jeg hedder ",
          "signed by ",
          "yours truly, ");
  private static final List<String> HINTS =
      List.of(
          "i am ",
          "i'm ",
          "this is ",
          "ich bin ",
          "je suis ",
          "soy ",
          "sono ",
          "ik ben ",
          "sou ",
          "jestem ",
          "name: ",
          "contact: ",
          "customer: ",
          "patient: ",
          "employee: ",
          "client: ",
          "attn: ",
          "author: ",
          "sender: ",
          "recipient: ",
          "hi ",
          "hello ",
          "hey ",
          "hallo ",
          "hola ",
          "ciao ",
          "bonjour ",
          "olá ",
          "thanks ",
          "thank you ",
          "cześć ",
          "salut ",
          "name ",
          "called ",
          "ask for ",
          "speak to ",
          "speak with ",
          "regards ");
  private static final List<String> GREETINGS =
      List.of(
          "dear ",
          "liebe ",
          "lieber ",
          "cher ",
          "chère ",
          "estimado ",
          "estimada ",
          "querido ",
          "querida ",
          "gentile ",
          "prezado ",
          "prezada ",
          "geachte ",
          "szanowny ",
          "szanowna ",
          "kära ",
          "kære ");
  private static final List<String> CLOSINGS =
      List.of(
          "regards,",
          "sincerely,",
          "cheers,",
          "best,",
          "wishes,",
          "truly,",
          "faithfully,",
          "thanks,",
          "thank you,",
          "grüßen",
          "grüße,",
          "gruß,",
          "cordialement,",
          "saludos,",
          "atentamente,",
          "saluti,",
          "groet,",
          "groeten,",
          "atenciosamente,",
          "abraços,",
          "pozdrawiam,",
          "hälsningar,",
          "regards",
          "sincerely");
  private static final List<String> FIELDS =
      List.of(
          "first_name",
          "firstname",
          "last_name",
          "lastname",
          "given_name",
          "givenname",
          "family_name",
          "familyname",
          "surname",
          "full_name",
          "fullname",
          "customer_name",
          "customername",
          "patient_name",
          "patientname",
          "contact_name",
          "maiden_name",
          "middle_name",
          "card_holder",
          "cardholder",
          "cardholder_name",
          "account_holder",
          "account_name",
          "person_name",
          "employee_name",
          "vorname",
          "nachname",
          "prénom",
          "nombre_completo",
          "apellido",
          "apellidos",
          "cognome",
          "achternaam",
          "voornaam");
  private static final List<String> HEADS =
      List.of("from: ", "to: ", "cc: ", "bcc: ", "reply-to: ", "contact ");

  @Override
  public String name() {
    return "person_name";
  }

  @Override
  public Trigger trigger() {
    return Trigger.keywords(TITLES)
        .or(Trigger.keywords(INTRODUCTIONS))
        .or(Trigger.keywords(HINTS))
        .or(Trigger.keywords(GREETINGS))
        .or(Trigger.keywords(CLOSINGS))
        .or(Trigger.keywords(FIELDS))
        .or(Trigger.keywords(HEADS));
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    char first = Characters.lower(text.at(position));
    int phrase = longest(text, position, first, TITLES);
    if (phrase > 0) {
      add(text, position + phrase, Names.end(text, position + phrase, 1), "title", findings);
      return;
    }
    phrase = longest(text, position, first, INTRODUCTIONS);
    if (phrase > 0) {
      introduced(text, position + phrase, findings);
      return;
    }
    phrase = longest(text, position, first, GREETINGS);
    if (phrase > 0) {
      add(text, position + phrase, Names.end(text, position + phrase, 1), "greeting", findings);
      return;
    }
    phrase = longest(text, position, first, CLOSINGS);
    if (phrase > 0) {
      closing(text, position + phrase, findings);
    }
    phrase = longest(text, position, first, FIELDS);
    if (phrase > 0) {
      field(text, position + phrase, findings);
    }
    phrase = longest(text, position, first, HEADS);
    if (phrase > 0) {
      head(text, position + phrase, findings);
    }
    phrase = longest(text, position, first, HINTS);
    if (phrase > 0) {
      hinted(text, position + phrase, findings);
    }
  }

  private static int longest(Text text, int position, char first, List<String> phrases) {
    int best = 0;
    for (String phrase : phrases) {
      if (phrase.charAt(0) == first && phrase.length() > best && text.isAt(position, phrase)) {
        best = phrase.length();
      }
    }
    return best;
  }

  private static void introduced(Text text, int start, Findings findings) {
    int end = Names.end(text, start, 1);
    if (end < 0) {
      int word = Names.wordEnd(text, start);
      boolean given = word > start && Names.isGiven(text, start, word);
      end = given ? lowerSurname(text, word) : -1;
    }
    add(text, start, end, "introduction", findings);
  }

  /** A name in small letters takes the next word along if a sentence ends after it. */
  private static int lowerSurname(Text text, int given) {
    int surname = Names.wordEnd(text, given + 1);
    char after = text.at(surname);
    boolean ends = after == 0 || after == '.' || after == ',' || after == '\n' || after == '"';
    return text.at(given) == ' ' && surname > given + 2 && ends ? surname : given;
  }

  private static void hinted(Text text, int start, Findings findings) {
    int word = Names.wordEnd(text, start);
    if (Characters.isUpper(text.at(start)) && Names.isGiven(text, start, word)) {
      add(text, start, Names.end(text, start, 1), "hint", findings);
    }
  }

  private static void closing(Text text, int from, Findings findings) {
    int at = from;
    boolean lineBreak = false;
    while (at - from < 12 && (Characters.isSpace(text.at(at)) || text.at(at) == ',')) {
      lineBreak |= text.at(at) == '\n';
      at++;
    }
    int end = Names.end(text, at, 1);
    boolean alone =
        end > 0
            && (text.at(end) == '\n'
                || text.at(end) == '\r'
                || text.at(end) == 0
                || text.at(end) == '"'
                || text.at(end) == ',');
    if (lineBreak && alone) {
      add(text, at, end, "closing", findings);
    }
  }

  private static void field(Text text, int from, Findings findings) {
    int at = from;
    boolean connected = false;
    while (at - from < 6 && "\"' :=\t>".indexOf(text.at(at)) >= 0 && text.at(at) != 0) {
      connected |= text.at(at) == ':' || text.at(at) == '=' || text.at(at) == '>';
      at++;
    }
    int end = at;
    while (end - at < 64
        && (Names.isPart(text.at(end)) || text.at(end) == ' ' || text.at(end) == '.')) {
      end++;
    }
    while (end > at && (text.at(end - 1) == ' ' || text.at(end - 1) == '.')) {
      end--;
    }
    char after = text.at(end);
    boolean whole =
        after == '"'
            || after == '\''
            || after == '\n'
            || after == ','
            || after == '<'
            || after == 0;
    if (connected && whole && end - at >= 2 && Characters.isUpper(text.at(at))) {
      add(text, at, end, "field", findings);
    }
  }

  private static void head(Text text, int start, Findings findings) {
    int at = text.at(start) == '"' ? start + 1 : start;
    int end = Names.end(text, at, 1);
    int bracket = end > 0 && text.at(end) == '"' ? end + 1 : end;
    if (end > 0
        && text.at(bracket) == ' '
        && (text.at(bracket + 1) == '<'
            || text.at(bracket + 1) == '['
            || text.at(bracket + 1) == Text.OPAQUE)) {
      add(text, at, end, "head", findings);
    }
  }

  private static void add(Text text, int start, int end, String reason, Findings findings) {
    if (end > start && end <= text.length()) {
      findings.add(start, end, reason);
    }
  }
}
