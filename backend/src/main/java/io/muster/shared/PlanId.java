package io.muster.shared;

import java.util.UUID;

/** Names a plan of action and milestones. */
public record PlanId(UUID value) {

  /**
   * Reads an id as people and programs send it.
   *
   * @throws NotFound if the text is no id, since nothing can have it
   */
  public static PlanId parse(String text) {
    return new PlanId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
