package cn.huimin.hotline.intake.vault;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the master key that was given opens the vault: asked at start, so that a wrong key, or a
 * former one that was taken out too early, is told before anything is accepted.
 */
final class VaultCheck {

  /** Of keys of which nobody noted yet what wraps them, so many are tried. */
  private static final int TRIED = 200;

  private VaultCheck() {}

  /**
   * Keys that one master key wraps.
   *
   * @param id of that, or null of keys of before
   * @param keys how many
   * @param one the subject of one of them
   */
  private record Wrapped(@Nullable Long id, long keys, String one) {}

  /**
   * Looks by which master keys the keys of the vault are wrapped.
   *
   * @throws IllegalStateException if one of them is not among those that were given
   */
  static void opens(JdbcClient database, MasterKey master) {
    var all =
        database
            .sql(
                """
                select wrapped_by, count(*) as keys, min(subject) as one from vault_key
                group by wrapped_by order by wrapped_by nulls last
                """)
            .query(
                (row, _) ->
                    new Wrapped(
                        row.getObject("wrapped_by", Long.class),
                        row.getLong("keys"),
                        row.getString("one")))
            .list();
    for (var some : all) {
      var id = some.id();
      if (id != null && !master.ids().contains(id)) {
        throw refused(master, "%d keys are wrapped by master key %d".formatted(some.keys(), id));
      }
      if (!unwraps(database, master, some)) {
        throw refused(
            master, "of %d keys, some are wrapped by another master key".formatted(some.keys()));
      }
    }
  }

  private static boolean unwraps(JdbcClient database, MasterKey master, Wrapped some) {
    return database
        .sql(
            """
            select subject, wrapped from vault_key
            where (:noted and subject = :one) or (not :noted and wrapped_by is null)
            order by subject limit :most
            """)
        .param("noted", some.id() != null)
        .param("one", some.one())
        .param("most", TRIED)
        .query((row, _) -> master.unwraps(new Subject(row.getString(1)), row.getBytes(2)))
        .list()
        .stream()
        .allMatch(opened -> opened);
  }

  private static IllegalStateException refused(MasterKey master, String what) {
    return new IllegalStateException(
        ("%s does not open the vault: %s, which is not enabled there. Put it back, beside the newer"
                + " one: it may be taken out only once hotline.vault.rewrap.waiting is 0 and the log"
                + " says that no key is wrapped by another")
            .formatted(master.where(), what));
  }
}
