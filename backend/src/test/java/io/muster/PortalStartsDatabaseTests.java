package io.muster;

import io.muster.testing.PortalTest;
import org.junit.jupiter.api.Test;

@PortalTest
class PortalStartsDatabaseTests {

  @Test
  void thePortalStartsOnARealDatabaseWithTheSchemaFlywayMade() {}
}
