package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.directory.DirectoryPublished;
import cn.huimin.hotline.schemas.directory.PersonPublished;
import cn.huimin.hotline.schemas.directory.UnitPublished;
import cn.huimin.hotline.schemas.policy.PoliciesPublished;
import cn.huimin.hotline.schemas.policy.PolicyPublished;
import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Publishes the next edition, whole or not at all: all its records and the marker in one Kafka
 * transaction, under a lock of the database, so that editions follow each other. Returns when this
 * instance has read it back.
 */
@Component
public class EditionPublisher {

  /** Units and people of an edition to be. */
  public record Draft(List<Unit> units, List<Person> people) {

    /** Copies its lists. */
    public Draft {
      units = List.copyOf(units);
      people = List.copyOf(people);
    }

    /** What an edition holds. */
    public static Draft of(Directory directory) {
      return new Draft(List.copyOf(directory.units()), directory.people());
    }
  }

  private static final Duration READ_BACK = Duration.ofSeconds(15);
  private static final long LOCK = 0x6875_696d_696eL;
  private static final String MARKER_KEY = "edition";

  private final KafkaTemplate<String, SpecificRecord> kafka;
  private final Editions editions;
  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  EditionPublisher(
      @Qualifier("editionRecords") KafkaTemplate<String, SpecificRecord> kafka,
      Editions editions,
      JdbcClient database,
      TransactionOperations transactions,
      Clock clock) {
    this.kafka = kafka;
    this.editions = editions;
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
    editions.onDirectory(_ -> signal());
    editions.onPolicies(_ -> signal());
  }

  /**
   * Publishes the next edition of the directory.
   *
   * @param change makes it from the one in force
   * @throws IllegalArgumentException if it would not be sound; nothing is published then
   */
  public void publishDirectory(UnaryOperator<Draft> change, Actor by) {
    locked(
        () -> {
          var current = editions.directory();
          var draft = change.apply(Draft.of(current));
          var next = new Directory(current.edition() + 1, draft.units(), draft.people());
          write(Topics.DIRECTORY.name(), records(next, by));
          readBack(() -> editions.directory().edition() >= next.edition());
        });
  }

  /**
   * Publishes the next edition of the policies.
   *
   * @param change makes its documents from the edition in force; what it throws, nothing being
   *     published then, is thrown
   */
  public void publishPolicies(Function<Policies, Collection<PolicyDocument>> change, Actor by) {
    locked(
        () -> {
          var current = editions.policies();
          var next = new Policies(current.edition() + 1, change.apply(current));
          write(Topics.POLICIES.name(), records(next, by));
          readBack(() -> editions.policies().edition() >= next.edition());
        });
  }

  private void locked(Runnable work) {
    transactions.executeWithoutResult(
        _ -> {
          database
              .sql("select pg_advisory_xact_lock(:lock)")
              .param("lock", LOCK)
              .query((row, _) -> row.getRow())
              .single();
          work.run();
        });
  }

  private void write(String topic, List<KeyedRecord> records) {
    try {
      kafka.executeInTransaction(
          producer -> {
            var sent =
                records.stream()
                    .map(
                        keyed ->
                            producer.send(new ProducerRecord<>(topic, keyed.key(), keyed.value())))
                    .toArray(CompletableFuture<?>[]::new);
            return CompletableFuture.allOf(sent).join();
          });
    } catch (KafkaException | org.apache.kafka.common.KafkaException | CompletionException e) {
      throw new Refusal(ProblemCode.NOT_AVAILABLE, "消息日志暂时不可用，没有发布，请稍后重试", e);
    }
  }

  private record KeyedRecord(String key, SpecificRecord value) {}

  private List<KeyedRecord> records(Directory next, Actor by) {
    var records = new ArrayList<KeyedRecord>();
    for (var unit : next.units()) {
      records.add(new KeyedRecord(unit.id(), published(unit, next.edition())));
    }
    for (var person : next.people()) {
      records.add(
          new KeyedRecord(
              person.account(),
              new PersonPublished(
                  next.edition(),
                  person.account(),
                  person.unitId(),
                  person.role(),
                  person.deputy())));
    }
    records.add(
        new KeyedRecord(
            MARKER_KEY,
            new DirectoryPublished(
                next.edition(), clock.instant(), next.units().size(), next.people().size(), by)));
    return records;
  }

  private List<KeyedRecord> records(Policies next, Actor by) {
    var records = new ArrayList<KeyedRecord>();
    for (var document : next.all()) {
      records.add(
          new KeyedRecord(
              document.name(),
              new PolicyPublished(
                  next.edition(),
                  document.name(),
                  document.version(),
                  document.effectiveFrom(),
                  document.body())));
    }
    records.add(
        new KeyedRecord(
            MARKER_KEY,
            new PoliciesPublished(next.edition(), clock.instant(), next.all().size(), by)));
    return records;
  }

  private static UnitPublished published(Unit unit, int edition) {
    return UnitPublished.newBuilder()
        .setEdition(edition)
        .setUnitId(unit.id())
        .setParentId(unit.parentId())
        .setKind(unit.kind())
        .setName(unit.name())
        .setShortName(unit.shortName())
        .setAliases(unit.aliases())
        .setStage(unit.stage())
        .setTown(unit.town())
        .setCityDirect(unit.cityDirect())
        .setPrivateSchool(unit.privateSchool())
        .setPupils(unit.pupils())
        .setClosed(unit.closed())
        .setSuccessorId(unit.successorId())
        .setCategories(unit.categories())
        .build();
  }

  private void readBack(BooleanSupplier there) {
    long left = READ_BACK.toNanos();
    lock.lock();
    try {
      while (!there.getAsBoolean()) {
        if (left <= 0) {
          throw new Refusal(ProblemCode.NOT_AVAILABLE, "已发布，但本服务还没有读到新版本，请稍后查看");
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
