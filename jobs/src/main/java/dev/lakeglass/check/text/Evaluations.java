package dev.lakeglass.check.text;

/** Words that praise or judge: friendly, popular, cozy, ideal. In English and German. */
public final class Evaluations {
  private static final LongSet WORDS =
      LongSet.ofWords(
          "certified experience satisfied satisfaction attractive friendly popular excellent excellence outstanding amazing fantastic"
              + " wonderful superb delicious tasty cozy cosy charming welcoming inviting"
              + " relaxed relaxing comfortable convenient conveniently perfect perfectly"
              + " ideal ideally famous renowned iconic best finest favourite favorite"
              + " beautiful stunning breathtaking picturesque scenic vibrant lively authentic"
              + " fresh freshly attentive helpful professional knowledgeable impressive"
              + " exceptional memorable unique recommended highly beloved affordable"
              + " reasonable stylish elegant luxurious modern spacious serene traditional"
              + " generous passionate dedicated seamless seamlessly effortless effortlessly"
              + " reliable enjoyable delightful pleasant hearty rustic trendy hidden gem"
              + " oldest newest largest biggest smallest longest highest youngest leading"
              + " foremost reputation experienced skilled expert experts acclaimed award"
              + " crucial vital essential significant significantly remarkable"
              + " zufrieden zertifiziert beliebt beliebte beliebter beliebtes freundlich freundliche freundlicher"
              + " freundliches hervorragend hervorragende ausgezeichnet ausgezeichnete"
              + " gemutlich gemutliche gemutliches perfekt perfekte ideale idealer beruhmt"
              + " beruhmte bekannt bekannte schone schonen traumhaft traumhafte malerisch"
              + " malerische einzigartig einzigartige herrlich herrliche kostlich kostliche"
              + " lecker leckere entspannt erholsam erholsame komfortabel komfortable bequem"
              + " bequeme moderne geraumig geraumige zuvorkommend hilfsbereit hilfsbereite"
              + " kompetent kompetente erfahren erfahrene empfehlenswert beeindruckend"
              + " unvergesslich unvergessliche");

  private Evaluations() {}

  public static boolean contains(long hash) {
    return WORDS.contains(hash);
  }
}
