package io.muster.identity.oidc;

import io.muster.identity.BoundaryDirectory;
import io.muster.identity.Claims;
import io.muster.identity.Grant;
import io.muster.identity.OutsideIdentity;
import io.muster.identity.Proof;
import io.muster.identity.UnlinkedPerson;
import io.muster.shared.BoundaryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;

/** What the claims of a checked ID token mean here. */
@Component
public class OidcClaims {

  private final OidcSettings settings;
  private final BoundaryDirectory boundaries;

  OidcClaims(OidcSettings settings, BoundaryDirectory boundaries) {
    this.settings = settings;
    this.boundaries = boundaries;
  }

  /** Who it is: the issuer and the subject, and nothing that may be given to another later. */
  public OutsideIdentity identity(OidcIdToken token) {
    return new OutsideIdentity(
        OutsideIdentity.Kind.OIDC, settings.issuerText(), token.getSubject());
  }

  /**
   * How it was proved, and when. A provider that does not say when is believed that it was at some
   * time, which is never recent enough for a decision.
   */
  public Proof proof(OidcIdToken token, Instant now) {
    Instant said = token.getAuthenticatedAt();
    Instant at = said == null ? Instant.EPOCH : said.isAfter(now) ? now : said;
    Proof.Way way = twoFactors(token) ? Proof.Way.OIDC_TWO_FACTORS : Proof.Way.OIDC;
    return new Proof(way, at, settings.issuerText());
  }

  /** Whether the settings let somebody in who proved it so. */
  public boolean suffices(Proof proof) {
    return !settings.requireTwoFactors() || proof.byTwoFactors();
  }

  private boolean twoFactors(OidcIdToken token) {
    return texts(token, "acr").stream().anyMatch(settings.twoFactorAcr()::contains)
        || texts(token, "amr").stream().anyMatch(settings.twoFactorAmr()::contains);
  }

  /** The roles that the claims speak of; none where none does. */
  public Claims roles(OidcIdToken token) {
    Set<String> values = new HashSet<>(texts(token, settings.claims().grants()));
    Map<BoundaryId, String> names = boundaries.names();
    List<Grant> grants = new ArrayList<>();
    List<String> unclear = new ArrayList<>();
    for (OidcSettings.ClaimedRole claimed : settings.grants()) {
      if (!values.contains(claimed.value())) {
        continue;
      }
      if (claimed.boundary().equals(OidcSettings.ALL)) {
        add(grants, new Grant(claimed.role(), null));
      } else {
        BoundaryId boundary = named(claimed.boundary(), names);
        if (boundary == null) {
          unclear.add(
              claimed.role().title()
                  + " is claimed for a boundary that does not exist: "
                  + claimed.boundary()
                  + ".");
        } else {
          add(grants, new Grant(claimed.role(), boundary));
        }
      }
    }
    return new Claims(settings.issuerText(), grants, unclear);
  }

  /** What is known of somebody besides. */
  public UnlinkedPerson person(OidcIdToken token) {
    boolean verified = Boolean.TRUE.equals(token.getEmailVerified());
    return new UnlinkedPerson(
        text(token, settings.claims().username()),
        text(token, settings.claims().name()),
        verified ? text(token, settings.claims().email()) : "");
  }

  private static void add(List<Grant> grants, Grant grant) {
    if (!grants.contains(grant)) {
      grants.add(grant);
    }
  }

  private static @Nullable BoundaryId named(String name, Map<BoundaryId, String> names) {
    return names.entrySet().stream()
        .filter(e -> e.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static String text(OidcIdToken token, String name) {
    List<String> all = texts(token, name);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** The texts of a claim: one, or many; none if it is anything else. */
  private static List<String> texts(OidcIdToken token, String name) {
    Object claim = token.getClaims().get(name);
    if (claim == null) {
      claim = token.getClaims();
      for (String part : name.split("\\.")) {
        claim = claim instanceof Map<?, ?> inner ? inner.get(part) : null;
      }
    }
    if (claim instanceof String one) {
      return List.of(one);
    }
    return claim instanceof Collection<?> many
        ? many.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }
}
