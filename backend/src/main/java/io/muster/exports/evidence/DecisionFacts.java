package io.muster.exports.evidence;

import io.muster.exceptions.Attachment;
import io.muster.exceptions.Evidence;
import io.muster.exceptions.EvidenceLine;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.RequestText;
import io.muster.exceptions.Step;
import io.muster.exceptions.Term;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request for an exception with all that was decided about it until an instant. */
final class DecisionFacts {

  private final Json out;
  private final ExceptionRequest request;

  private DecisionFacts(Json out, ExceptionRequest request) {
    this.out = out;
    this.request = request;
  }

  /** Writes it. */
  static void write(Json out, Decided decided, List<Attachment> attachments) {
    new DecisionFacts(out, decided.request()).write(decided.frozen(), attachments);
  }

  private void write(@Nullable Evidence frozen, List<Attachment> attachments) {
    out.put("number", request.number()).put("id", request.id()).put("kind", request.kind());
    out.put("boundary", request.boundary()).put("state", request.state());
    ExceptionRequest.Follows follows = request.follows();
    out.put("follows", follows == null ? null : follows.number());
    out.put("followsAs", follows == null ? null : follows.as());
    out.object("text", () -> text(request.text()));
    out.each("steps", request.steps(), this::step);
    Term term = request.term();
    if (term == null) {
      out.put("term", null);
    } else {
      out.object("term", () -> term(term));
    }
    if (frozen == null) {
      out.put("evidence", null);
    } else {
      out.object("evidence", () -> evidence(frozen));
    }
    out.each("attachments", attachments, this::attachment);
  }

  private void text(RequestText text) {
    out.put("version", request.textVersion()).put("title", text.title());
    out.put("justification", text.justification()).put("whyHostPid", text.whyHostPid());
    out.put("compensatingControls", text.compensatingControls());
    out.put("sspReference", text.sspReference()).put("ticket", text.ticket());
    out.put("containerName", text.subjects().name()).put("node", text.subjects().node());
    out.put("image", text.subjects().image()).texts("clusters", text.clusters());
    out.put("clusterLabel", text.clusterLabel()).put("pin", text.pin());
    out.put("fromDay", text.from()).put("untilDay", text.until());
  }

  private void step(Step step) {
    out.put("seq", step.seq()).put("at", step.at()).put("act", step.act());
    out.put("account", step.by()).put("username", step.username());
    out.put("displayName", step.displayName()).put("role", step.role());
    out.put("remark", step.remark()).put("textVersion", step.textVersion());
    out.put("evidenceSha256", step.evidenceDigest());
    out.put("provedBy", step.proof() == null ? null : step.proof().way());
    out.put("provedAt", step.proof() == null ? null : step.proof().at());
    out.put("provedIssuer", step.proof() == null ? null : step.proof().issuer());
  }

  private void term(Term term) {
    out.put("decidedAt", term.decidedAt()).put("revokedAt", term.revokedAt());
    out.put("fromDay", term.fromDay()).put("untilDay", term.untilDay()).put("zone", term.zone());
    out.put("from", term.from()).put("until", term.until()).put("pin", term.pin());
    out.texts("clusters", sorted(term.clusters()));
    out.texts("fingerprints", sorted(term.fingerprints())).texts("names", sorted(term.names()));
  }

  private void evidence(Evidence frozen) {
    out.put("sha256", frozen.digest()).put("textVersion", frozen.textVersion());
    out.put("pin", frozen.pin());
    out.each("containers", frozen.lines(), this::line);
  }

  private void line(EvidenceLine line) {
    out.put("cluster", line.cluster()).put("clusterName", line.clusterName());
    out.put("finding", line.finding()).put("openedAt", line.openedAt());
    out.put("node", line.subject().node()).put("name", line.subject().name());
    out.object("container", () -> Facts.detail(out, line.detail()));
    out.object("facts", () -> Facts.frozen(out, line.facts()));
  }

  private void attachment(Attachment file) {
    out.put("id", file.id()).put("addedAt", file.at()).put("addedBy", file.username());
    out.put("fileName", file.fileName()).put("mediaType", file.mediaType());
    out.put("size", file.size()).put("sha256", file.sha256());
  }

  private static List<String> sorted(Set<?> several) {
    return several.stream().map(Object::toString).sorted(Comparator.naturalOrder()).toList();
  }
}
