package io.muster.texts;

import io.muster.access.AccessWorld.Side;
import io.muster.texts.Field.Place;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** A character that no text has, in every field of every route. */
class UnfitTextsDatabaseTests extends EveryField {

  @Test
  void noFieldTakesACharacterThatNoTextHas() {
    Side side = world.side();
    List<OddText> unfit = Arrays.stream(OddText.values()).filter(OddText::refused).toList();
    routes.forEach(
        (route, fields) -> {
          Map<String, Object> said = new LinkedHashMap<>();
          for (Field field : fields) {
            if (field.place() == Place.PARAMETER || field.place() == Place.DOCUMENT) {
              said.put(field.name(), unfit.get(said.size() % unfit.size()).marked("m1m"));
            } else if (field.place() == Place.FILE) {
              said.put(field.name(), Asker.file(field.name(), "a.txt", "a"));
            }
          }
          if (said.values().stream().anyMatch(String.class::isInstance)) {
            MockHttpServletResponse answer = undone(route, side, said);
            if (answer.getStatus() != 422) {
              wrong.add(route + " answers " + answer.getStatus());
            }
            said.keySet().stream()
                .map(name -> name.replaceAll("[{].*", ""))
                .filter(name -> said.get(name) instanceof String && !content(answer).contains(name))
                .forEach(name -> wrong.add(route + " does not name " + name));
            look(route + "", answer);
          }
        });
    nothingIsWrong();
  }
}
