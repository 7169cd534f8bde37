package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.testing.PortalTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class HealthDatabaseTests {

  @Autowired MockMvc portal;

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
  void aMachineLearnsWithoutSigningInThatThePortalIsWellAndNothingElse(String path)
      throws Exception {
    var response = portal.perform(get(path)).andReturn().getResponse();
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentAsString()).isEqualTo("{\"status\":\"UP\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/env",
        "/actuator/beans",
        "/actuator/heapdump",
        "/actuator/loggers",
        "/actuator/health/db",
        "/actuator/health/clock"
      })
  void nothingElseOfTheActuatorAnswers(String path) throws Exception {
    assertThat(portal.perform(get(path)).andReturn().getResponse().getStatus()).isNotEqualTo(200);
  }
}
