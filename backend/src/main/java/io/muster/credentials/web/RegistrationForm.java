package io.muster.credentials.web;

import io.muster.clusters.ClusterDetails;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A cluster to be registered with its bundle, as typed. */
record RegistrationForm(
    String name,
    String boundary,
    String environment,
    String endpoint,
    @Nullable MultipartFile bundle) {

  RegistrationForm {
    name = Objects.requireNonNullElse(name, "");
    boundary = Objects.requireNonNullElse(boundary, "");
    environment = Objects.requireNonNullElse(environment, "");
    endpoint = Objects.requireNonNullElse(endpoint, "");
  }

  static RegistrationForm empty(String boundary) {
    return new RegistrationForm("", boundary, "", "", null);
  }

  /**
   * What was typed about the cluster.
   *
   * @throws Invalid if no boundary was chosen
   */
  ClusterDetails details() {
    if (boundary.isBlank()) {
      throw new Invalid("boundary", "Choose the boundary it belongs to.");
    }
    return ClusterDetails.named(name, BoundaryId.parse(boundary))
        .withEnvironment(environment)
        .withEndpoint(endpoint);
  }

  @Override
  public String toString() {
    return "RegistrationForm[" + name + "]";
  }
}
