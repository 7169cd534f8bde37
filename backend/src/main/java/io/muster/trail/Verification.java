package io.muster.trail;

import io.muster.audit.AuditChain;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the audit log is as it was written: every hash is computed anew, every seal compared, and
 * a seal kept outside as well, since whoever can write the whole log anew can write the portal's
 * own seals anew too.
 */
@Component
public class Verification {

  /**
   * What was found.
   *
   * @param state of the log
   * @param seals how many seals of the portal's own it was compared with
   * @param outside the seal from outside, or null if none was given
   */
  public record Found(AuditChain.State state, int seals, @Nullable Seal outside) {

    /** Whether nothing is wrong. */
    public boolean whole() {
      return state instanceof AuditChain.Intact;
    }

    /** What is wrong, or that nothing is, in words. */
    public String sentence() {
      return switch (state) {
        case AuditChain.Intact(long seq, String hash) ->
            seq == 0
                ? "The log has no line yet."
                : "All %,d lines are as they were written. The last one is %d:%s."
                    .formatted(seq, seq, hash);
        case AuditChain.Broken(long seq, AuditChain.How how) ->
            switch (how) {
              case MISSING -> "Line %d is missing, though later ones are there.".formatted(seq);
              case UNLINKED ->
                  "Line %d does not follow the line before it: lines were moved, put between, or replaced."
                      .formatted(seq);
              case CHANGED -> "Line %d says something else than what was written.".formatted(seq);
              case NOT_AS_NOTED ->
                  "Line %d is not the one that was sealed: it or lines before it were written anew, with hashes that fit."
                      .formatted(seq);
              case CUT_OFF ->
                  "The log ends at line %d, before a line that was sealed: its end was cut off."
                      .formatted(seq - 1);
            };
      };
    }
  }

  private final AuditChain chain;
  private final Seals seals;

  Verification(AuditChain chain, Seals seals) {
    this.chain = chain;
    this.seals = seals;
  }

  /** Reads the whole log. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Found verify(@Nullable Seal outside) {
    List<Seal> kept = seals.all();
    TreeMap<Long, String> noted = new TreeMap<>();
    kept.forEach(s -> noted.put(s.seq(), s.hash()));
    Optional.ofNullable(outside).ifPresent(s -> noted.put(s.seq(), s.hash()));
    return new Found(chain.verify(noted), kept.size(), outside);
  }
}
