package dev.lakeglass.check.text;

import java.util.EnumMap;
import java.util.Map;

/** The commonest words of each language: they carry grammar, not claims, and give it away. */
public final class Stopwords {
  private static final Map<Language, String> LISTS = lists();
  private static final LongIntMap LANGUAGES = languages();

  private Stopwords() {}

  public static boolean contains(long hash) {
    return LANGUAGES.contains(hash);
  }

  /** Bit {@code 1 << language.ordinal()} of each language in which the word is a stop word. */
  static int languagesOf(long hash) {
    return LANGUAGES.get(hash, 0);
  }

  private static LongIntMap languages() {
    LongIntMap languages = new LongIntMap(2048);
    LISTS.forEach(
        (language, list) -> {
          for (String word : list.split(" ")) {
            long hash = Hashing.ofWord(word);
            languages.put(hash, languages.get(hash, 0) | 1 << language.ordinal());
          }
        });
    return languages;
  }

  private static Map<Language, String> lists() {
    Map<Language, String> lists = new EnumMap<>(Language.class);
    lists.put(
        Language.ENGLISH,
        "the of and to a an in is that it for on with as are this be by at from or have has had was"
            + " were not but you your we our they their its it's he she his her i my me us them which"
            + " who what when where how why can could will would should may might must do does did"
            + " if then than so such these those there here also any all each every some other into"
            + " about after before over under between during only just more most no nor too very"
            + " been being am i'm you're we're they're don't doesn't can't won't isn't aren't"
            + " i've you've we've that's there's let's both either up out off through until while"
            + " because however once within without upon per via please yes same own itself whether");
    lists.put(
        Language.GERMAN,
        "der die das und ist nicht ein eine einen einem einer eines zu den dem des mit von fur auf im"
            + " in es sie wir ich er ihr ihre ihren ihrem ihrer sich als auch an bei aus nach wie"
            + " oder aber wenn dass nur noch wird werden wurde wurden sind war waren hat haben hatte"
            + " kann konnen muss mussen soll sollen darf durfen mochte mochten um am zum zur vom bis"
            + " uber unter vor zwischen durch gegen ohne bereits so dann da hier dort diese dieser"
            + " dieses diesem diesen jede jeder jedes alle mehr sehr man mir mich uns unsere unserer"
            + " unserem unseren mein dein sein ihnen bitte ja nein kein keine keinen sowie falls sobald"
            + " innerhalb wahrend weil damit daher jedoch etwa ihn was wer wo warum welche welcher");
    lists.put(
        Language.FRENCH,
        "le la les de des du un une et est a au aux en dans pour par sur avec sans ce cet cette ces"
            + " il elle ils elles on nous vous je tu me te se son sa ses notre nos votre vos leur"
            + " leurs mon ma mes que qui quoi dont ou ne pas plus mais donc car si comme etre sont"
            + " ete etait avoir ont avez avons peut peuvent pouvez doit doivent devez sera seront"
            + " fait faire tout tous toute toutes aussi tres entre apres avant depuis pendant lors"
            + " des lorsque afin ainsi c'est d'un d'une l'on n'est qu'il qu'elle y chez vers sous"
            + " oui non quel quelle quels quelles meme autre autres chaque moins jusqu'a");
    lists.put(
        Language.SPANISH,
        "el la los las de del un una unos unas y o e es en a al para por con sin su sus se que no lo"
            + " le les como mas pero si son ser esta este esto estas estos ese esa eso fue han ha he"
            + " hay tiene tienen puede pueden puedes debe deben sera seran entre sobre desde hasta"
            + " cuando donde quien cual cuales tambien muy ya todo todos toda todas otro otra otros"
            + " nos nuestro nuestra nuestros usted ustedes tu tus mi mis me te antes despues durante"
            + " segun cada porque aunque solo ni esta estan estar sido cualquier dentro");
    lists.put(
        Language.ITALIAN,
        "il lo la i gli le di del dello della dei degli delle un uno una e o in nel nella nei nelle a"
            + " al alla ai alle da dal dalla per con su sul sulla tra fra che non si come piu ma se"
            + " sono essere stato stata ha hanno ho abbiamo puo possono deve devono sara questo"
            + " questa questi queste quello quella suo sua suoi sue nostro nostra vostro mio tuo lei"
            + " lui noi voi loro mi ti ci vi anche molto gia tutto tutti tutta tutte ogni quando dove"
            + " chi cosa quale quali prima dopo durante entro senza solo perche oppure e' c'e");
    lists.put(
        Language.PORTUGUESE,
        "o a os as de do da dos das um uma uns umas e ou em no na nos nas para por pelo pela com sem"
            + " seu sua seus suas se que nao como mais mas sao ser foi tem tem pode podem deve devem"
            + " sera serao este esta isto esse essa isso entre sobre desde ate quando onde quem qual"
            + " quais tambem muito ja todo todos toda todas outro outra nosso nossa voce voces meu"
            + " minha eu ele ela eles elas ao aos antes depois durante cada porque apenas estar esta"
            + " estao dentro lhe num numa ha havera");
    lists.put(
        Language.DUTCH,
        "de het een en van in is dat op te voor met zijn niet aan er om ook als dan maar bij of uit"
            + " naar door over tot deze dit die u uw je jouw jij wij we ons onze ik hij zij ze hun"
            + " hen mijn wordt worden werd werden heeft hebben had kan kunnen moet moeten mag mogen"
            + " zal zullen geen nog al alle meer zeer wel binnen tussen na tijdens zonder wanneer waar"
            + " wat wie hoe welke elke elk omdat daarom hier daar alleen zodra");
    lists.put(
        Language.POLISH,
        "i w na z do nie sie jest to ze o jak po ale za od dla przez przy tak tego tym ten ta te tej"
            + " oraz lub czy jego jej ich sa byc bylo byla moze moga nalezy bedzie beda mozna jako tylko"
            + " juz jeszcze ktory ktora ktore ktorych przed pod nad bez az gdy kiedy gdzie co kto nas"
            + " nasz nasza pan pani panstwo twoj twoje swoj mnie ci mi wszystkie kazdy ze");
    lists.put(
        Language.SWEDISH,
        "och att det i en ett som pa ar av for med den till de inte om har var kan vi ni du jag han"
            + " hon eller men sa fran vid mot efter under nar dar har hur vad vem sin sitt sina er ert"
            + " era din ditt dina min mitt vart vara alla mer mycket ocksa utan inom mellan maste ska"
            + " skulle blir bli blev denna detta dessa");
    lists.put(
        Language.TURKISH,
        "ve bir bu da de icin ile olarak daha cok en gibi kadar sonra once ancak veya ya ki mi mu ne"
            + " her tum olan olur oldugu degil var yok ben sen o biz siz onlar benim sizin bizim bunu"
            + " buna bunun sadece eger ise uzere gore");
    lists.put(
        Language.CZECH,
        "a v na se je ze s z do to o k i ale za od pro pri jako nebo jsou byl byla bylo byt muze mohou"
            + " musi tak ktery ktera ktere jeho jejich nas vas vam jste jsem bude budou podle pouze"
            + " pokud take jiz mezi pred po bez kdy kde co kdo tento tato toto vase vasi");
    lists.put(
        Language.RUSSIAN,
        "и в не на что с по для от из к о у за как это вы мы он она они его ее их но или если при до"
            + " также так бы же был была было были быть есть может можно нужно ваш ваша ваши вам вас"
            + " наш нам нас я мне все уже только после перед через который которая которые чтобы");
    lists.put(
        Language.UKRAINIAN,
        "і й в у не на що з із зі по для від до к о за як це ви ми він вона вони його її їх але або"
            + " якщо при також так би же був була було були бути є може можна потрібно ваш ваша вам"
            + " вас наш нам нас я мені всі вже тільки після перед через який яка які щоб та");
    return lists;
  }
}
