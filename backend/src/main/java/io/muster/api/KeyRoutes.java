package io.muster.api;

import io.muster.credentials.KeyManagement;
import io.muster.credentials.KeyOverview;
import io.muster.credentials.KeyRotation;
import io.muster.credentials.KeyState;
import io.muster.identity.Actor;
import io.muster.shared.Invalid;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The key-encryption keys by their ids, and which of them wraps. */
@RestController
@RequestMapping("/api/v1/keys")
class KeyRoutes {

  private final KeyManagement management;

  KeyRoutes(KeyManagement management) {
    this.management = management;
  }

  /** A key; {@code wraps} has how many data keys of each kind. */
  record KeyView(
      String id,
      KeyState.Use use,
      Map<String, Long> wraps,
      @Nullable Instant since,
      int instances) {

    static KeyView of(KeyState key, List<String> kinds) {
      Map<String, Long> wraps = new LinkedHashMap<>();
      for (int kind = 0; kind < kinds.size(); kind++) {
        wraps.put(kinds.get(kind).toLowerCase(java.util.Locale.ROOT), key.wrapped().get(kind));
      }
      return new KeyView(key.id(), key.use(), wraps, key.since(), key.instances());
    }
  }

  /** The keys, and how many instances of the portal run. */
  record KeysView(List<KeyView> items, int instances, @Nullable KeyRotation rotation) {}

  /** Which key shall wrap. */
  record WrappingWanted(@Nullable String id) {}

  @GetMapping
  @Operation(
      summary = "List the key-encryption keys",
      description = "By ids from which no key can be found. For administrators of all boundaries.")
  KeysView list(Actor actor) {
    KeyOverview keys = management.overview(actor);
    return new KeysView(
        keys.keys().stream().map(key -> KeyView.of(key, keys.kinds())).toList(),
        keys.instances().size(),
        keys.open().orElse(null));
  }

  @PutMapping("/wrapping")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Begin a rotation to another key-encryption key",
      description =
          "Every running instance must have the key. What the old one wraps is wrapped anew in the"
              + " background; GET /api/v1/keys tells how far that is.")
  KeyRotation rotate(Actor actor, @RequestBody WrappingWanted wanted) {
    // Who may not is refused before what was sent is looked at.
    management.overview(actor);
    if (wanted.id() == null || wanted.id().isBlank()) {
      throw new Invalid("id", "The id of the key that shall wrap is missing.");
    }
    return management.rotate(actor, wanted.id().strip());
  }
}
