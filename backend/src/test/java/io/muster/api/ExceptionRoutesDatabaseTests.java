package io.muster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.identity.TokenScope;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The life of an exception over HTTP, as a program lives it. */
@PortalTest
class ExceptionRoutesDatabaseTests {

  private static final String ALL = "/api/v1/exceptions";

  @Autowired MockMvc mvc;
  @Autowired JsonMapper json;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;

  private Boundary boundary;
  private Cluster harbor;
  private LocalDate today;
  private Person iris;
  private Person marcus;
  private Person ada;

  @BeforeEach
  void anAgentInHarbor() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    today = requests.today(boundary);
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    ada = cast.adaTheAo(boundary.id());
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent").host("w1", "debug"));
  }

  @Test
  void aRequestGoesFromDraftToApprovalAndTheFindingsWithIt() {
    JsonNode draft = read(201, iris, post(ALL), whole("agent"));
    String one = ALL + "/" + draft.get("id").asString();
    assertThat(draft.get("number").asString()).matches("EX-\\d{4}-\\d{4,}");
    assertThat(draft.get("state").asString()).isEqualTo("DRAFT");
    assertThat(draft.get("boundary").asString()).isEqualTo(boundary.id().toString());
    assertThat(draft.get("covered").get(0).get("subject").get("name").asString())
        .isEqualTo("agent");
    assertThat(draft.get("nearMisses")).isEmpty();
    String digest = draft.get("evidenceDigest").asString();
    assertThat(digest).matches("[0-9a-f]{64}");
    read(200, iris, post(one + "/submission"), "{\"evidenceDigest\": \"" + digest + "\"}");
    decide(200, marcus, one, "ENDORSE", digest);
    assertThat(findings("documented")).isEmpty();
    JsonNode approved = decide(200, ada, one, "APPROVE", digest);
    assertThat(approved.get("state").asString()).isEqualTo("APPROVED");
    assertThat(approved.get("phase").asString()).isEqualTo("EXPIRING");
    assertThat(approved.get("decisions"))
        .extracting(d -> d.get("decision").asString() + " " + d.get("role").asString())
        .containsExactly("ENDORSE ISSM", "APPROVE AO");
    assertThat(approved.get("decisions").get(1).get("by").asString()).isEqualTo(ada.username());
    assertThat(approved.get("evidenceDigest").asString()).isEqualTo(digest);
    assertThat(approved.get("covered")).hasSize(1);
    JsonNode documented = findings("documented");
    assertThat(documented).hasSize(1);
    assertThat(documented.get(0).get("state").asString()).isEqualTo("documented");
    assertThat(documented.get(0).get("exception").asString())
        .isEqualTo(approved.get("number").asString());
    assertThat(findings("open"))
        .extracting(ExceptionRoutesDatabaseTests::name)
        .containsExactly("debug");
    assertThat(findings("raw")).hasSize(2);
    JsonNode cluster = read(200, iris, get("/api/v1/clusters/" + harbor.id()), null);
    assertThat(cluster.get("verdict").asString()).isEqualTo("OPEN");
    assertThat(cluster.get("findings").get("documented").asInt()).isEqualTo(1);
  }

  @Test
  void whatDriftedSaysWhatItLooksLikeAndIsNot() {
    String one = approved("agent");
    scans.of(
        harbor,
        Seen.on("w1")
            .systemHost("w1", "agent")
            .bearing(Seen.id("evil"))
            .from("evil:1")
            .host("w1", "debug"));
    JsonNode exception = read(200, iris, get(one), null);
    assertThat(exception.get("covered")).isEmpty();
    assertThat(exception.get("drift").get(0).get("sentence").asString())
        .startsWith("looks like " + exception.get("number").asString() + ", but: ")
        .contains("image");
    JsonNode finding =
        findings("unaddressed")
            .valueStream()
            .filter(f -> name(f).equals("agent"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.get("looksLike").get("exception").asString())
        .isEqualTo(exception.get("number").asString());
  }

  @Test
  void whatJoinedSinceIsToldApart() {
    String one = approved("agent");
    scans.of(harbor, Seen.on("w1", "w2").systemHost("w1", "agent").systemHost("w2", "agent"));
    JsonNode exception = read(200, iris, get(one), null);
    assertThat(exception.get("covered")).hasSize(2);
    assertThat(exception.get("joinedSince"))
        .extracting(c -> c.get("subject").get("node").asString())
        .containsExactly("w2");
  }

  @Test
  void anEvidenceThatChangedSinceIsAConflictThatNamesTheDifference() {
    JsonNode draft = read(201, iris, post(ALL), whole("agent*"));
    String one = ALL + "/" + draft.get("id").asString();
    String digest = draft.get("evidenceDigest").asString();
    read(200, iris, post(one + "/submission"), "{}");
    scans.of(harbor, Seen.on("w1", "w2").systemHost("w1", "agent").systemHost("w2", "agent2"));
    assertThat(decide(409, marcus, one, "ENDORSE", digest).get("detail").asString())
        .contains("agent2");
    assertThat(read(200, iris, get(one), null).get("state").asString()).isEqualTo("SUBMITTED");
  }

  @Test
  void aRefusedOneReadsTheRulesSentence() {
    JsonNode draft = read(201, iris, post(ALL), whole("agent"));
    String one = ALL + "/" + draft.get("id").asString();
    assertThat(decide(403, iris, one, "ENDORSE", null).get("detail").asString())
        .contains("endorsed by an ISSM");
    assertThat(decide(409, marcus, one, "ENDORSE", null).get("detail").asString())
        .contains("Only a request that is submitted can be endorsed");
    decide(403, cast.rootTheAdministrator(), one, "APPROVE", null);
    read(200, iris, post(one + "/submission"), null);
    read(409, iris, put(one), whole("agent"));
    decide(422, marcus, one, "PARDON", null);
    JsonNode bare = read(422, marcus, post(one + "/decisions"), "{\"decision\": \"ENDORSE\"}");
    assertThat(bare.get("errors").get(0).get("field").asString()).isEqualTo("remark");
    Person stranger = cast.marcusTheIssm(fleet.aBoundary().id());
    read(404, stranger, get(one), null);
    decide(404, stranger, one, "ENDORSE", null);
  }

  @Test
  void aSubmissionNamesAllThatIsMissing() {
    JsonNode draft =
        read(
            201,
            iris,
            post(ALL),
            "{\"kind\": \"DOCUMENTED\", \"clusters\": [\"%s\"]}".formatted(harbor.id()));
    String one = ALL + "/" + draft.get("id").asString();
    assertThat(read(422, iris, post(one + "/submission"), null).get("errors"))
        .extracting(e -> e.get("field").asString())
        .contains(
            "title",
            "justification",
            "whyHostPid",
            "compensatingControls",
            "sspReference",
            "subjects.name",
            "from",
            "until");
  }

  @Test
  void anEditSaysEverythingAnewAndIsToldOfEditsInBetween() {
    JsonNode draft = read(201, iris, post(ALL), whole("agent"));
    String one = ALL + "/" + draft.get("id").asString();
    JsonNode edited = read(200, marcus, put(one), whole("age*"));
    assertThat(edited.get("version").asInt()).isEqualTo(2);
    assertThat(edited.get("subjects").get("name").asString()).isEqualTo("age*");
    String stale = whole("agent").replaceFirst("\\{", "{\"version\": 1, ");
    assertThat(read(409, iris, put(one), stale).get("detail").asString()).contains("version 2");
    read(422, iris, put(one), whole("agent").replace("DOCUMENTED", "RISK_ACCEPTED"));
    assertThat(read(200, iris, get(ALL + "/" + draft.get("number").asString()), null).get("id"))
        .isEqualTo(draft.get("id"));
  }

  @Test
  void wrongWordsAndIdsAreNamed() {
    assertThat(fields("{}")).containsExactly("kind");
    assertThat(fields("{\"kind\": \"DOCUMENTED\"}")).containsExactly("boundary");
    assertThat(fields("{\"kind\": \"DOCUMENTED\", \"clusters\": [\"x\"]}"))
        .containsExactly("clusters[0]");
    assertThat(fields("{\"kind\": \"DOCUMENTED\", \"pin\": \"NAME\"}")).containsExactly("pin");
    assertThat(fields(whole("agent").replace(today.toString(), "tomorrow")))
        .containsExactly("from");
  }

  @Test
  void aRenewalIsLinkedAndTheListIsCutAndFiltered() {
    String one = approved("agent");
    String number = read(200, iris, get(one), null).get("number").asString();
    String renews = whole("agent").replaceFirst("\\{", "{\"renews\": \"" + number + "\", ");
    JsonNode renewal = read(201, iris, post(ALL), renews);
    assertThat(renewal.get("follows").get("number").asString()).isEqualTo(number);
    String mine = ALL + "?boundary=" + boundary.id();
    assertThat(read(200, iris, get(mine), null).get("items")).hasSize(2);
    JsonNode first = read(200, iris, get(mine + "&limit=1"), null);
    assertThat(first.get("items").get(0).get("id")).isEqualTo(renewal.get("id"));
    JsonNode rest =
        read(200, iris, get(mine + "&limit=1&cursor=" + first.get("next").asString()), null);
    assertThat(rest.get("items").get(0).get("number").asString()).isEqualTo(number);
    assertThat(read(200, iris, get(mine + "&state=DRAFT"), null).get("items")).hasSize(1);
    assertThat(read(200, iris, get(mine + "&phase=IN_FORCE"), null).get("items")).hasSize(1);
    read(422, iris, get(mine + "&state=draft"), null);
  }

  @Test
  void aTokenDecidesOnlyWithItsScope() throws Exception {
    JsonNode draft = read(201, iris, post(ALL), whole("agent"));
    String decisions = ALL + "/" + draft.get("id").asString() + "/decisions";
    String withdrawal = "{\"decision\": \"WITHDRAW\"}";
    assertThat(
            send(post(decisions), withdrawal, cast.key(iris, TokenScope.READ, TokenScope.MANAGE)))
        .isEqualTo(403);
    assertThat(send(post(decisions), withdrawal, cast.key(iris, TokenScope.DECIDE))).isEqualTo(200);
  }

  private String approved(String name) {
    String one = ALL + "/" + read(201, iris, post(ALL), whole(name)).get("id").asString();
    read(200, iris, post(one + "/submission"), null);
    decide(200, marcus, one, "ENDORSE", null);
    decide(200, ada, one, "APPROVE", null);
    return one;
  }

  private String whole(String name) {
    return """
    {"kind": "DOCUMENTED", "title": "The agent", "clusters": ["%s"],
     "subjects": {"name": "%s"}, "justification": "MKE needs it.",
     "whyHostPid": "It watches the node's processes.",
     "compensatingControls": "Only administrators reach it.",
     "sspReference": "SSP 3.2", "ticket": "CHG-1", "from": "%s", "until": "%s"}
    """
        .formatted(harbor.id(), name, today, today.plusDays(20));
  }

  private JsonNode decide(int status, Person who, String one, String decision, String digest) {
    return read(
        status,
        who,
        post(one + "/decisions"),
        json.writeValueAsString(
            digest == null
                ? java.util.Map.of("decision", decision, "remark", "Seen.")
                : java.util.Map.of(
                    "decision", decision, "remark", "Seen.", "evidenceDigest", digest)));
  }

  private JsonNode findings(String state) {
    return read(200, iris, get("/api/v1/findings?state=" + state + "&cluster=" + harbor.id()), null)
        .get("items");
  }

  private java.util.List<String> fields(String body) {
    return read(422, iris, post(ALL), body)
        .get("errors")
        .valueStream()
        .map(e -> e.get("field").asString())
        .toList();
  }

  private static String name(JsonNode finding) {
    return finding.get("subject").get("name").asString();
  }

  private JsonNode read(
      int status, Person who, MockHttpServletRequestBuilder request, String body) {
    try {
      if (body != null) {
        request.contentType(MediaType.APPLICATION_JSON).content(body);
      }
      var answer = mvc.perform(request.with(cast.bearer(who))).andReturn().getResponse();
      assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
      return json.readTree(answer.getContentAsString());
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  private int send(MockHttpServletRequestBuilder request, String body, String key)
      throws Exception {
    return mvc.perform(
            request.with(Cast.bearer(key)).contentType(MediaType.APPLICATION_JSON).content(body))
        .andReturn()
        .getResponse()
        .getStatus();
  }
}
