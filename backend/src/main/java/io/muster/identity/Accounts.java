package io.muster.identity;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All accounts. They belong to no boundary: whoever may see one may see all. */
interface Accounts extends Repository<Account, UUID> {

  Account save(Account account);

  /** The same, written at once: what is written beside JPA may refer to it. */
  Account saveAndFlush(Account account);

  Optional<Account> findById(UUID id);

  /** The same, for whose transaction it waits for others who take it so. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select a from Account a where a.id = :id")
  Optional<Account> locked(UUID id);

  @Query("select a from Account a where lower(a.username) = lower(:username)")
  Optional<Account> named(String username);

  @Query(
      "select a from Account a where lower(a.username) > lower(:after) order by lower(a.username)")
  List<Account> after(String after, Limit limit);

  @Query(
      """
      select a from Account a
      where locate(lower(:words), lower(a.username)) > 0
        or locate(lower(:words), lower(a.displayName)) > 0
        or locate(lower(:words), lower(a.email)) > 0
      order by lower(a.username)
      """)
  Page<Account> search(String words, Pageable page);

  @Query("select count(a) > 0 from Account a")
  boolean any();
}
