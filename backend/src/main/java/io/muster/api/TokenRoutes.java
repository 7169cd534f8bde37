package io.muster.api;

import io.muster.identity.Actor;
import io.muster.identity.TokenManagement;
import io.muster.identity.TokenScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes API tokens for those who have only a password so far. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokenRoutes {

  /**
   * A token as asked for.
   *
   * @param scopes read, scan, manage, decide; absent for all that the owner may do
   * @param expiresAt absent for 90 days from now; 365 days at most
   */
  record Wanted(
      @Nullable String name, @Nullable List<String> scopes, @Nullable Instant expiresAt) {}

  /** A token just made; the secret is told this once. */
  record Made(UUID id, String token, Instant expiresAt) {}

  private final TokenManagement tokens;

  TokenRoutes(TokenManagement tokens) {
    this.tokens = tokens;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Make a token",
      description =
          "The one route that takes HTTP Basic, of a local account; where it has a second factor,"
              + " with its code in the header OTP.",
      security = @SecurityRequirement(name = "password"))
  @Parameter(
      name = "OTP",
      in = ParameterIn.HEADER,
      description = "the code of the account's second factor, or a recovery code",
      schema = @Schema(type = "string"))
  Made make(Actor actor, @RequestBody Wanted wanted) {
    var made =
        tokens.make(
            actor,
            wanted.name() == null ? "" : wanted.name(),
            wanted.scopes() == null ? null : TokenScope.of(wanted.scopes()),
            wanted.expiresAt());
    return new Made(made.token().id().value(), made.key(), made.token().expiresAt());
  }
}
