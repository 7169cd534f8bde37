package io.muster.exports.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import io.muster.clusters.Boundary;
import io.muster.exports.Selection;
import io.muster.identity.Scope;
import io.muster.identity.TokenScope;
import io.muster.posture.FleetFilter;
import io.muster.shared.Conflict;
import io.muster.shared.NotFound;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** How a package is sent, and to whom. */
@PortalTest
class EvidencePackageSentDatabaseTests extends PackagedBoundary {

  @Autowired MockMvc browser;

  @Test
  void whatBreaksOffPassesForNoPackage() throws Exception {
    byte[] whole = zip(now());
    Selection same = new Selection(FleetFilter.ALL.in(boundary.id()), "");
    for (int part : new int[] {whole.length / 3, whole.length - 10_000}) {
      ByteArrayOutputStream sent = new ByteArrayOutputStream();
      assertThatThrownBy(
              () -> packages.of(same, now(), Scope.EVERYTHING).write(new Breaking(sent, part)))
          .isInstanceOf(IOException.class);
      assertThat(told(sent.toByteArray())).contains("could not be checked");
    }
    for (int part : new int[] {whole.length / 2, whole.length - 1}) {
      assertThat(told(Arrays.copyOf(whole, part))).contains("could not be checked");
    }
  }

  /** A line that is lost after so many bytes. */
  private static final class Breaking extends OutputStream {

    private final ByteArrayOutputStream sent;
    private int left;

    private Breaking(ByteArrayOutputStream sent, int left) {
      this.sent = sent;
      this.left = left;
    }

    @Override
    public void write(int b) throws IOException {
      if (left-- <= 0) {
        throw new IOException("lost");
      }
      sent.write(b);
    }
  }

  @Test
  void whatIsOutsideTheScopeIsNotThere() throws Exception {
    Boundary foreign = busy.named("foreign-" + UUID.randomUUID());
    Person vera = cast.veraTheAuditor(boundary.id());
    Unpacked own = Unpacked.of(sent("/reports/evidence.zip", vera).getContentAsByteArray());
    own.files.forEach(
        (name, content) ->
            assertThat(name + new String(content, StandardCharsets.ISO_8859_1))
                .as(name)
                .doesNotContain(foreign.name(), foreign.id().toString()));
    assertThat(sent("/reports/evidence.zip?boundary=" + foreign.id(), vera).getStatus())
        .isEqualTo(404);
    assertThatThrownBy(
            () ->
                packages.of(
                    new Selection(FleetFilter.ALL.in(foreign.id()), ""),
                    now(),
                    new Scope(false, Set.of(boundary.id()))))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () ->
                packages.of(
                    new Selection(FleetFilter.ALL.in(fleet.aBoundary().id()), ""),
                    now(),
                    Scope.EVERYTHING))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void programsGetThePackageAndTheKey() throws Exception {
    Person vera = cast.veraTheAuditor(boundary.id());
    var token = cast.bearer(vera, TokenScope.READ);
    MockHttpServletResponse zip =
        browser
            .perform(get("/api/v1/reports/evidence?boundary=" + boundary.id()).with(token))
            .andReturn()
            .getResponse();
    assertThat(zip.getContentType()).isEqualTo("application/zip");
    assertThat(zip.getHeader("Content-Disposition")).contains("evidence-V-260930-");
    String key =
        browser
            .perform(get("/api/v1/reports/signing-key").with(token))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String pem = sent("/reports/signing-key.pem", vera).getContentAsString();
    assertThat(JsonPath.<String>read(key, "$.pem"))
        .isEqualTo(pem)
        .isEqualTo(Unpacked.of(zip.getContentAsByteArray()).text("signing-key.pem"));
    assertThat(sent("/reports/signing-key", vera).getContentAsString())
        .contains(JsonPath.<String>read(key, "$.fingerprint"));
  }

  private MockHttpServletResponse sent(String path, Person as) throws Exception {
    return browser.perform(get(path).with(Cast.as(as))).andReturn().getResponse();
  }
}
