package io.muster.api;

import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.Phase;
import io.muster.exceptions.Pin;
import io.muster.exceptions.RequestState;
import io.muster.identity.Proof;
import io.muster.identity.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An exception as the API tells it.
 *
 * @param state where in its life the request is
 * @param phase where the approved exception is now: SCHEDULED, IN_FORCE, EXPIRING, EXPIRED or
 *     REVOKED; absent if it was not approved
 * @param clusters the clusters asked for; empty where they follow from {@code clusterLabel} or from
 *     what it catches
 * @param frozenClusters the clusters that the decision froze; absent before
 * @param from its first day in {@code zone}, and {@code until} its last
 * @param inForceFrom the first instant at which it can be in force, and {@code inForceUntil} the
 *     instant from which on it is not; absent if it was not approved
 * @param version the version of the text; send it with an edit to be told of edits in between
 * @param follows what it renews or amends
 * @param covered what it covers now; of a request that is not decided yet, what a decision now
 *     would cover
 * @param joinedSince what of that was not there when it was decided
 * @param drift what bears a covered name and is something else
 * @param nearMisses what fits but for one thing, while it is undecided
 * @param decisions every endorsement, return, decision, withdrawal and revocation, the oldest first
 * @param evidenceDigest SHA-256 of what it is about now, while undecided; then of what was decided
 *     on. Send it with a decision to be refused if that changed
 */
record ExceptionView(
    UUID id,
    String number,
    ExceptionKind kind,
    RequestState state,
    @Nullable Phase phase,
    String title,
    UUID boundary,
    String boundaryName,
    List<UUID> clusters,
    String clusterLabel,
    @Nullable List<UUID> frozenClusters,
    ExceptionWanted.Subjects subjects,
    Pin pin,
    String justification,
    String whyHostPid,
    String compensatingControls,
    String sspReference,
    String ticket,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    String zone,
    @Nullable Instant inForceFrom,
    @Nullable Instant inForceUntil,
    int version,
    @Nullable FollowsView follows,
    Instant createdAt,
    List<String> writers,
    List<CoveredView> covered,
    List<CoveredView> joinedSince,
    List<DriftView> drift,
    List<NearMissView> nearMisses,
    List<DecisionView> decisions,
    @Nullable String evidenceDigest) {

  /** What a request continues, and how: RENEWAL or AMENDMENT. */
  record FollowsView(UUID id, String number, String as) {}

  /**
   * A container of a finding.
   *
   * @param since since when it is covered; absent while undecided
   */
  record CoveredView(
      UUID finding,
      UUID cluster,
      String clusterName,
      FindingView.SubjectView subject,
      String container,
      Instant openedAt,
      @Nullable Instant since) {}

  /**
   * A container that looks like what is covered and is not.
   *
   * @param differs the facts that differ
   * @param sentence the same in words
   * @param since since when it is so
   */
  record DriftView(
      UUID finding,
      UUID cluster,
      String clusterName,
      FindingView.SubjectView subject,
      String container,
      String image,
      List<String> differs,
      String sentence,
      Instant since) {}

  /** A container that fits but for one thing, and which. */
  record NearMissView(
      UUID finding,
      UUID cluster,
      String clusterName,
      FindingView.SubjectView subject,
      String container,
      String because) {}

  /**
   * Who did what, in which role, when and why.
   *
   * @param decision ENDORSE, RETURN, APPROVE, REJECT, WITHDRAW or REVOKE
   * @param by the username
   * @param role such as ISSM; absent where none was needed
   * @param provedBy how they had proved who they are: PASSWORD, PASSWORD_TOTP, PASSWORD_RECOVERY,
   *     TOKEN, OIDC, OIDC_TWO_FACTORS or CERTIFICATE; absent if not known
   * @param provedAt when: the password was given, or the token made
   * @param provedIssuer by whose word they were known, of OIDC and CERTIFICATE
   */
  record DecisionView(
      String decision,
      String by,
      String displayName,
      @Nullable Role role,
      Instant at,
      String remark,
      int version,
      @Nullable String evidenceDigest,
      Proof.@Nullable Way provedBy,
      @Nullable Instant provedAt,
      @Nullable String provedIssuer) {}
}
