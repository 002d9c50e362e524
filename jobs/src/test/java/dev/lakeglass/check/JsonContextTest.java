package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonContextTest {
  @Test
  void writesOneSentenceForEachValue() {
    String document =
        """
        {"name": "Casa Pepita", "stars": 3.5, "hours": {"Friday": "8:0-21:30"},
         "attributes": {"OutdoorSeating": true, "WiFi": false, "Alcohol": "beer_and_wine", "Fee": null},
         "reviews": ["Best in town.", "We waited."]}
        """;
    assertThat(JsonContext.read(document).orElseThrow().text())
        .isEqualTo(
            """
            Name: Casa Pepita
            Stars: 3.5
            Hours Friday: 8:00 - 21:30
            Attributes Outdoor Seating: yes
            Attributes Wi Fi: no
            Attributes Alcohol: beer and wine
            Attributes Fee: unknown
            Reviews: Best in town.
            Reviews: We waited.
            """);
  }

  @Test
  void leavesProseAlone() {
    assertThat(JsonContext.read("Returns are free.")).isEmpty();
    assertThat(JsonContext.read("\"Returns are free.\"")).isEmpty();
    assertThat(JsonContext.read("{broken")).isEmpty();
  }

  @Test
  void bearsOutAndContradictsClaimsAboutValues() {
    String shop =
        "{\"name\": \"Casa Pepita\", \"hours\": {\"Friday\": \"8:0-21:0\"}, \"WiFi\": \"free\"}";
    assertThat(judge(shop, "Casa Pepita is open on Friday from 8 AM to 9 PM.")).isLessThan(0.5);
    assertThat(judge(shop, "Casa Pepita is open on Friday from 7 AM to 10 PM.")).isGreaterThan(0.5);
  }

  private static double judge(String document, String text) {
    return Judging.judge(
            "unsupported_claims",
            answer ->
                answer
                    .userInput("Describe it.")
                    .documents(List.of(new ContextDocument("1", document)))
                    .outputText(text))
        .score();
  }
}
