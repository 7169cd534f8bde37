package io.muster.integrity;

import io.muster.shared.ClusterId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every cluster that ever was, retired ones too, a few at a time. For the portal's own work. */
@Repository
class AllClusters {

  private static final int FEW = 200;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final JdbcClient database;

  AllClusters(JdbcClient database) {
    this.database = database;
  }

  /** Does something with one after the other, outside of any transaction. */
  void forEach(Consumer<ClusterId> work) {
    List<UUID> few = after(BEFORE_ALL);
    while (!few.isEmpty()) {
      few.forEach(id -> work.accept(new ClusterId(id)));
      few = after(few.getLast());
    }
  }

  private List<UUID> after(UUID last) {
    return database
        .sql("select id from cluster where id > :last order by id limit :few")
        .param("last", last)
        .param("few", FEW)
        .query(UUID.class)
        .list();
  }
}
