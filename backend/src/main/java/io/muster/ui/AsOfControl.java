package io.muster.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What chooses the instant that a page is about: the same view of another instant.
 *
 * @param path the page's path
 * @param kept the other parameters of its address, by name; the page of a list is left out
 * @param today the day in UTC
 */
public record AsOfControl(String path, Map<String, String> kept, LocalDate today) {

  /** Where templates find it. */
  static final String ATTRIBUTE = "asOfControl";

  /** A day that people often ask for, and the view as of its last instant. */
  public record Choice(String words, LocalDate day, String href) {}

  public AsOfControl {
    kept = new TreeMap<>(kept);
  }

  static AsOfControl of(HttpServletRequest request, Instant now) {
    Map<String, String> kept = new TreeMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!name.equals(AsOf.PARAMETER) && !name.equals("page") && !values[0].isEmpty()) {
                kept.put(name, values[0]);
              }
            });
    return new AsOfControl(request.getRequestURI(), kept, now.atZone(ZoneOffset.UTC).toLocalDate());
  }

  /** The view as of now. */
  public String now() {
    return address(kept);
  }

  /** The days that people ask for, the latest first. */
  public List<Choice> choices() {
    return List.of(
        choice("Yesterday", today.minusDays(1)),
        choice("A week ago", today.minusWeeks(1)),
        choice("A month ago", today.minusMonths(1)),
        choice("A year ago", today.minusYears(1)),
        choice("End of the last quarter", endOfQuarter()),
        choice("End of the last fiscal year", endOfFiscalYear()));
  }

  private LocalDate endOfQuarter() {
    return today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1).minusDays(1);
  }

  /** The federal fiscal year ends with September, 31 U.S.C. 1102. */
  private LocalDate endOfFiscalYear() {
    LocalDate end = LocalDate.of(today.getYear(), 9, 30);
    return end.isBefore(today) ? end : end.minusYears(1);
  }

  private Choice choice(String words, LocalDate day) {
    Map<String, String> parameters = new TreeMap<>(kept);
    parameters.put(AsOf.PARAMETER, day.toString());
    return new Choice(words, day, address(parameters));
  }

  private String address(Map<String, String> parameters) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    parameters.forEach(
        (name, value) ->
            address.queryParam(
                UriUtils.encode(name, StandardCharsets.UTF_8),
                UriUtils.encode(value, StandardCharsets.UTF_8)));
    return address.build(true).toUriString();
  }
}
