package dev.lakeglass.redact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Names of persons where the text itself says so: after a title, an introduction, a greeting or a
 * closing formula in several languages, in a field named for it, in the head of an e-mail, or a
 * listed given name before a capitalised word.
 *
 * <p>It misses given names alone in running text, names whose given name is not in the list, names
 * in small letters, and names in scripts without capitals; it takes some places and brands for
 * persons. A statistical model can be added as a detector of its own.
 */
final class PersonNameDetector implements Detector {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_WORD = 24;
  private static final int MOST_WORDS = 4;

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
      List.of("from: ", "to: ", "cc: ", "bcc: ", "reply-to: ");

  private static final WordSet GIVEN_NAMES = givenNames();
  private static final WordSet PARTICLES =
      WordSet.of("van von de der den del della di da dos das do du la le al el bin ibn ter ten");
  private static final WordSet NO_NAMES =
      WordSet.of(
          "the a an and or but if then this that these those i you he she it we they my your our"
              + " sir madam customer customers team all support everyone friend friends colleague"
              + " colleagues client user users world there again guys folks hiring manager"
              + " recruiter editor reader both kunde kunden damen herren kollegen kollege monday"
              + " tuesday wednesday thursday friday saturday sunday january february march april"
              + " may june july august september october november december street avenue road"
              + " university college school hospital airport hotel bank inc ltd llc gmbh corp"
              + " company international national center centre museum park river lake county city"
              + " street island islands in on at for of with from to is was are were has have had"
              + " will would can could should please thank thanks yes no not what when where why"
              + " how who as by so do does did let just here hello hi hey dear regards sincerely"
              + " best phone email address date number id name order card account mr mrs ms dr"
              + " assistant bot ai gpt chatgpt claude gemini llama copilot siri alexa google"
              + " microsoft amazon apple openai anthropic api json sql python java title subject"
              + " system human note error warning re fwd cc bcc sent received state states street"
              + " english spanish french german italian chinese american british european");

  @Override
  public String name() {
    return "person_name";
  }

  @Override
  public Trigger trigger() {
    return Trigger.kinds(Trigger.Kind.CAPITALISED_WORD)
        .or(Trigger.keywords(TITLES))
        .or(Trigger.keywords(INTRODUCTIONS))
        .or(Trigger.keywords(HINTS))
        .or(Trigger.keywords(GREETINGS))
        .or(Trigger.keywords(CLOSINGS))
        .or(Trigger.keywords(FIELDS))
        .or(Trigger.keywords(HEADS));
  }

  @Override
  public void examine(Text text, int position, Findings findings) {
    int before = findings.found().size();
    if (Characters.isUpper(text.at(position))) {
      givenAndSurname(text, position, findings);
    }
    if (findings.found().size() == before) {
      phrases(text, position, findings);
    }
  }

  private static void givenAndSurname(Text text, int start, Findings findings) {
    int given = wordEnd(text, start);
    if (given - start < 2 || !GIVEN_NAMES.contains(text, start, given)) {
      return;
    }
    int end = nameEnd(text, start, true);
    if (end > given) {
      findings.add(start, end, "given name");
    }
  }

  private static void phrases(Text text, int position, Findings findings) {
    char first = Characters.lower(text.at(position));
    int phrase = longest(text, position, first, TITLES);
    if (phrase > 0) {
      add(text, position + phrase, nameEnd(text, position + phrase, false), "title", findings);
      return;
    }
    phrase = longest(text, position, first, INTRODUCTIONS);
    if (phrase > 0) {
      introduced(text, position + phrase, findings);
      return;
    }
    phrase = longest(text, position, first, GREETINGS);
    if (phrase > 0) {
      add(text, position + phrase, nameEnd(text, position + phrase, false), "greeting", findings);
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
    int end = nameEnd(text, start, false);
    if (end < 0) {
      int word = wordEnd(text, start);
      boolean given = word > start && GIVEN_NAMES.contains(text, start, word);
      end = given ? lowerSurname(text, word) : -1;
    }
    add(text, start, end, "introduction", findings);
  }

  /** A name in small letters takes the next word along if a sentence ends after it. */
  private static int lowerSurname(Text text, int given) {
    int surname = wordEnd(text, given + 1);
    char after = text.at(surname);
    boolean ends = after == 0 || after == '.' || after == ',' || after == '\n' || after == '"';
    return text.at(given) == ' ' && surname > given + 2 && ends ? surname : given;
  }

  private static void hinted(Text text, int start, Findings findings) {
    int word = wordEnd(text, start);
    if (Characters.isUpper(text.at(start)) && GIVEN_NAMES.contains(text, start, word)) {
      add(text, start, nameEnd(text, start, false), "hint", findings);
    }
  }

  private static void closing(Text text, int from, Findings findings) {
    int at = from;
    boolean lineBreak = false;
    while (at - from < 12 && (Characters.isSpace(text.at(at)) || text.at(at) == ',')) {
      lineBreak |= text.at(at) == '\n';
      at++;
    }
    int end = nameEnd(text, at, false);
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
        && (isNamePart(text.at(end)) || text.at(end) == ' ' || text.at(end) == '.')) {
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
    int end = nameEnd(text, at, false);
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

  /** The end of one to four capitalised words, initials and particles, or -1. */
  private static int nameEnd(Text text, int start, boolean needsTwo) {
    int end = -1;
    int at = start;
    int names = 0;
    for (int word = 0; word < MOST_WORDS; word++) {
      int wordEnd = wordEnd(text, at);
      if (wordEnd == at || wordEnd - at > LONGEST_WORD) {
        break;
      }
      if (Characters.isUpper(text.at(at))) {
        boolean initial = wordEnd - at == 1;
        if (NO_NAMES.contains(text, at, wordEnd)) {
          break;
        }
        boolean dotted = initial && text.at(wordEnd) == '.';
        if (!initial) {
          names++;
          end = wordEnd;
        } else if (!dotted && text.at(wordEnd) != ' ') {
          break;
        }
        wordEnd = dotted ? wordEnd + 1 : wordEnd;
      } else if (word == 0 || !PARTICLES.contains(text, at, wordEnd)) {
        break;
      }
      if (text.at(wordEnd) != ' ') {
        break;
      }
      at = wordEnd + 1;
    }
    return names >= (needsTwo ? 2 : 1) ? end : -1;
  }

  private static int wordEnd(Text text, int start) {
    int end = start;
    while (end - start <= LONGEST_WORD && isNamePart(text.at(end))) {
      end++;
    }
    if (end - start > 2 && text.at(end - 2) == '\'' && text.at(end - 1) == 's') {
      end -= 2;
    }
    while (end > start && (text.at(end - 1) == '-' || text.at(end - 1) == '\'')) {
      end--;
    }
    return end;
  }

  private static boolean isNamePart(char c) {
    return Characters.isLetter(c) || c == '-' || c == '\'' || c == '\u0301' || c == '\u0308';
  }

  private static WordSet givenNames() {
    String resource = "/lakeglass/conf/given_names.txt";
    try (InputStream stream = PersonNameDetector.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("Cannot find " + resource + " on the class path");
      }
      String content = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new WordSet(
          content
              .lines()
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> List.of(line.split("\\s+")).stream())
              .filter(word -> !word.isEmpty())
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + resource, unreadable);
    }
  }
}
