package io.muster.credentials.vault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.identity.SecondFactorManagement;
import io.muster.testing.Authenticator;
import io.muster.testing.Cast;
import io.muster.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of second factors are sealed by the key-encryption key, as those of bundles are. */
@PortalTest
class SecondFactorKeysDatabaseTests {

  @Autowired Cast cast;
  @Autowired SecondFactorManagement factors;
  @Autowired Kek kek;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void thePortalNoticesWhenTheyAreSealedByAnother() {
    var iris = cast.irisTheIsso(null);
    Authenticator.of(iris, factors);
    kek.requireNothingSealedByAnother();
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            transaction -> {
              jdbc.sql("update second_factor_secret set kek_id = 'another' where account_id = ?")
                  .param(iris.id().value())
                  .update();
              assertThatThrownBy(kek::requireNothingSealedByAnother).isInstanceOf(KekTrouble.class);
              transaction.setRollbackOnly();
            });
  }
}
