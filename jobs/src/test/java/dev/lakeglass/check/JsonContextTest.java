package dev.lakeglass.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            Attributes Outdoor-Seating: yes
            Attributes Wifi: no
            Attributes Alcohol: beer-and-wine
            Attributes Fee: null
            Reviews: Best in town.
            Reviews: We waited.
            2 reviews
            """);
  }

  @Test
  void spellsOutDays() {
    String document =
        """
        {"hours": {"Mon": "9:00", "Tue-Thu": "8:00", "sat": "10:00"}, "closed": "Sun",
         "review": "The Sun was bright when we sat down by the river for our lunch."}
        """;
    assertThat(JsonContext.read(document).orElseThrow().text())
        .isEqualTo(
            """
            Hours Mon Monday: 9:00
            Hours Tue-Thu Tuesday Wednesday Thursday: 8:00
            Hours sat Saturday: 10:00
            Closed: Sun Sunday
            Review: The Sun was bright when we sat down by the river for our lunch.
            """);
  }

  @Test
  void spellsOutPlaces() {
    assertThat(
            JsonContext.read("{\"address\": \"12 Elm St, Ste 4\", \"state\": \"NJ\"}")
                .orElseThrow()
                .text())
        .isEqualTo("Address: 12 Elm St Street, Ste Suite 4\nState: NJ New Jersey\n");
  }

  @Test
  void readsWhatTheHoursOfAWeekMean() {
    assertThat(
            JsonContext.read("{\"hours\": {\"Monday\": \"8:0-9:0\", \"Sunday\": null}}")
                .orElseThrow()
                .text())
        .isEqualTo("Hours Monday: 8:00 - 9:00\nHours Sunday: closed\n");
    String always =
        Stream.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
            .map(day -> "\"" + day + "\": \"0:0-0:0\"")
            .collect(Collectors.joining(", ", "{", "}"));
    assertThat(JsonContext.read(always).orElseThrow().text())
        .endsWith(
            "Sunday: 0:00 - 0:00\n"
                + "Open every day, all seven days a week, weekdays and weekend\n"
                + "Open 24 hours a day, around the clock, 24/7\n");
  }

  @Test
  void aDayThatSaysClosedIsNotOpen() {
    String week =
        Stream.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
            .map(day -> "\"" + day + "\": \"9:0-17:0\"")
            .collect(Collectors.joining(", ", "{", ", \"Sunday\": \"Closed\"}"));
    assertThat(JsonContext.read(week).orElseThrow().text())
        .endsWith("Saturday: 9:00 - 17:00\nSunday: Closed\n");
  }

  @Test
  void readsTrueAndFalseInQuotes() {
    assertThat(JsonContext.read("{\"gym\": \"True\", \"pool\": \"False\"}").orElseThrow().text())
        .isEqualTo("Gym: yes\nPool: no\n");
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

  @Test
  void contradictsWhatTheRecordDenies() {
    String hotel = "{\"name\": \"Hotel Vesna\", \"gym\": true, \"roomService\": false}";
    assertThat(judge(hotel, "Hotel Vesna has a gym and room service."))
        .isGreaterThan(judge(hotel, "Hotel Vesna has a gym, but no room service."));
  }

  @Test
  void knowsWhatTheRecordLeavesOpen() {
    String hotel = "{\"name\": \"Hotel Vesna\", \"gym\": true, \"dogsAllowed\": null}";
    double silent = judge(hotel, "Hotel Vesna has a gym for its guests.");
    assertThat(judge(hotel, "Hotel Vesna has a gym. Pets are welcome.")).isGreaterThan(silent);
    assertThat(judge(hotel, "Hotel Vesna has a gym. Dogs are not allowed.")).isGreaterThan(silent);
    assertThat(judge(hotel, "Hotel Vesna has a gym. Nothing is stated on dogs."))
        .isLessThan(judge(hotel, "Hotel Vesna has a gym. Dogs are not allowed."));
  }

  @Test
  void readsWordsOfKeysAsOneWord() {
    String shop = "{\"name\": \"Casa Pepita\", \"WiFi\": \"free\", \"takeOut\": true}";
    assertThat(judge(shop, "Casa Pepita offers free WiFi and takeout."))
        .isCloseTo(judge(shop, "Casa Pepita offers free Wi-Fi and take-out."), within(0.05));
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
