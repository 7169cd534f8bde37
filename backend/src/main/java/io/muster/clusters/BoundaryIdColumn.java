package io.muster.clusters;

import io.muster.shared.BoundaryId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** How a boundary's id stands in a column. */
@Converter
class BoundaryIdColumn implements AttributeConverter<BoundaryId, UUID> {

  @Override
  public UUID convertToDatabaseColumn(BoundaryId id) {
    return id == null ? null : id.value();
  }

  @Override
  public BoundaryId convertToEntityAttribute(UUID value) {
    return value == null ? null : new BoundaryId(value);
  }
}
