package io.muster.texts;

import io.muster.stig.MadeUpRule;
import io.muster.stig.MadeUpStig;
import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.mock.web.MockMultipartFile;

/** Files that the portal takes, with odd texts in them and in their names. */
final class Uploads {

  private static final AtomicInteger NUMBERS = new AtomicInteger(661_000);

  /** Hears what stands in a file. */
  interface Telling {

    /** An odd text of that kind for the file. */
    String next(OddText kind);

    /** The text stands there, as whoever reads the file is to have it. */
    void told(String text, String where);
  }

  private Uploads() {}

  /** A file for the field. */
  static MockMultipartFile of(Field field, Telling telling) {
    String name = "m1m'\"><mark-m1m data-m1m>=${7717*7717}";
    return switch (field.route().pattern()) {
      case "/exceptions/{id}/attachments" ->
          Asker.file(field.name(), telling(telling, "its name").apply(OddText.BRIEF) + ".txt", "a");
      case "/releases", "/api/v1/benchmarks" -> {
        int number = NUMBERS.incrementAndGet();
        MadeUpRule rule = odd(MadeUpRule.number(number), telling(telling, "a rule"));
        yield Asker.file(field.name(), name + ".zip", MadeUpStig.of("Odd_" + number, rule).zip());
      }
      default ->
          field.name().equals("bundle")
              ? Asker.file(field.name(), name + ".zip", bundle(telling))
              : Asker.file(field.name(), name, "no checklist");
    };
  }

  private static Function<OddText, String> telling(Telling telling, String where) {
    return kind -> {
      String text = telling.next(kind);
      telling.told(text, where);
      return text;
    };
  }

  /** The rule with odd texts. */
  static MadeUpRule odd(MadeUpRule rule, Function<OddText, String> text) {
    return new MadeUpRule(
        rule.vId(),
        rule.ruleId(),
        rule.severity(),
        text.apply(OddText.MARKUP),
        text.apply(OddText.LINES),
        text.apply(OddText.SCRIPT),
        text.apply(OddText.DATA),
        List.of("CCI-000764"));
  }

  private static byte[] bundle(Telling telling) {
    TestAuthority authority = TestAuthority.create(named(telling.next(OddText.PATH)));
    var client =
        authority.issueClient(
            named(telling.next(OddText.BRIEF)), KeyKind.EC_PKCS8, Validity.current());
    telling.told(client.certificate().getSubjectX500Principal().getName(), "the subject");
    telling.told(client.certificate().getIssuerX500Principal().getName(), "the issuer");
    return BundleZip.of(client, "tcp://127.0.0.1:1", authority)
        .user("admin")
        .instance("AAAA:BBBB")
        .bytes();
  }

  /** A distinguished name, as RFC 2253 has it. */
  private static String named(String text) {
    return "CN=" + text.replaceAll("[,+\"\\\\<>;=#]", "\\\\$0");
  }
}
