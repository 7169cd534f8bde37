package io.muster.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All API tokens. */
interface Tokens extends Repository<ApiToken, UUID> {

  ApiToken save(ApiToken token);

  Optional<ApiToken> findById(UUID id);

  @Query("select t from ApiToken t where t.accountId = :account order by t.createdAt desc, t.id")
  List<ApiToken> of(UUID account);
}
