package io.muster.identity;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All accounts. They belong to no boundary: whoever may see one may see all. */
interface Accounts extends Repository<Account, UUID> {

  Account save(Account account);

  Optional<Account> findById(UUID id);

  @Query("select a from Account a where lower(a.username) = lower(:username)")
  Optional<Account> named(String username);

  @Query("select count(a) > 0 from Account a")
  boolean any();
}
