package cn.huimin.hotline.intake;

import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.intake.IntakeTick;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.text.CaseText;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/**
 * Stands where routing does: opens a case for each work order at a unit of the test's choice, says
 * yes to every command, answers the same command with its first outcome. Remembers all it read.
 */
public final class RoutingStandIn implements AutoCloseable {

  private final KafkaConsumer<String, SpecificRecord> consumer;
  private final KafkaProducer<String, SpecificRecord> producer;
  private final Thread thread;
  private final List<ConsumerRecord<String, SpecificRecord>> read = new CopyOnWriteArrayList<>();
  private final Map<String, CommandOutcome> outcomes = new HashMap<>();
  private final Map<String, CaseSummary> cases = new ConcurrentHashMap<>();
  private final Map<String, String> contents = new HashMap<>();
  private final Set<String> archived = ConcurrentHashMap.newKeySet();
  private final Map<String, Boolean> refusing = new ConcurrentHashMap<>();
  private volatile boolean running = true;
  private volatile boolean silent;

  RoutingStandIn(String kafka, String registry) {
    var ids = SchemaIds.of(registry, Duration.ofSeconds(30));
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new HotlineAvroDeserializer(ids));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "acks", "all"),
            new StringSerializer(),
            new HotlineAvroSerializer(ids));
    var topics =
        Stream.concat(
                Topics.intake().stream(),
                Stream.of(Topics.CASE_COMMANDS, Topics.CASE_TEXTS, Topics.TICKS))
            .toList();
    var partitions = new ArrayList<TopicPartition>();
    for (var topic : topics) {
      consumer
          .partitionsFor(topic.name())
          .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread = Thread.ofPlatform().daemon().name("routing-stand-in").start(this::run);
  }

  /** From now on answers nothing, until told otherwise. */
  public void fallSilent(boolean toSilence) {
    silent = toSilence;
  }

  /** From now on a case is not known any more: long after its end it left the store. */
  public void archive(String caseId) {
    archived.add(caseId);
  }

  /**
   * From now on refuses every command of a case, as after its answers were forgotten.
   *
   * @param replayed whether as its first outcome
   */
  public void refuse(String caseId, boolean replayed) {
    refusing.put(caseId, replayed);
  }

  /** Closes a case and says so. */
  public void end(String caseId) {
    var before = summary(caseId);
    var after =
        CaseSummary.newBuilder(before)
            .setVersion(before.getVersion() + 1)
            .setState(CaseState.CLOSED)
            .setEndedAt(before.getOpenedAt())
            .build();
    cases.put(caseId, after);
    tell(caseId, event(caseId + "-end", after));
  }

  /** Tells something more of a case. */
  public void tell(String caseId, SpecificRecord event) {
    producer.send(new ProducerRecord<>(Topics.CASE_EVENTS.name(), caseId, event));
    producer.flush();
  }

  /** The last summary of a case. */
  public CaseSummary summary(String caseId) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> cases.get(caseId), summary -> summary != null);
  }

  /** Every record of a type that was read, oldest first. */
  public <T extends SpecificRecord> List<T> read(Class<T> type) {
    return read.stream()
        .map(ConsumerRecord::value)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** The first record of a type that fits, waited for. */
  public <T extends SpecificRecord> T await(Class<T> type, Predicate<T> fits) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> read(type).stream().filter(fits).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  /** The texts of a case, by kind. */
  public Map<String, String> texts(String caseId) {
    var texts = new HashMap<String, String>();
    read(CaseText.class).stream()
        .filter(text -> text.getCaseId().equals(caseId))
        .forEach(text -> texts.put(text.getKind().name(), text.getText()));
    return texts;
  }

  /** Texts of a case that stand on the log: whose last record is no tombstone. */
  public List<String> standing(String caseId) {
    var last = new HashMap<String, CaseText>();
    read.stream()
        .filter(r -> r.topic().equals(Topics.CASE_TEXTS.name()))
        .filter(r -> r.key().startsWith(caseId + "/"))
        .forEach(
            r -> {
              if (r.value() instanceof CaseText text) {
                last.put(r.key(), text);
              } else {
                last.remove(r.key());
              }
            });
    return last.values().stream().map(CaseText::getText).toList();
  }

  /** Partitions of {@code ticks} that have a tick of this time or later. */
  public long partitionsTickedAt(Instant time) {
    return read.stream()
        .filter(r -> r.value() instanceof IntakeTick tick && !tick.getTime().isBefore(time))
        .map(ConsumerRecord::partition)
        .distinct()
        .count();
  }

  private void run() {
    while (running) {
      for (var arrived : consumer.poll(Duration.ofMillis(20))) {
        take(arrived);
      }
    }
    consumer.close();
  }

  private void take(ConsumerRecord<String, SpecificRecord> arrived) {
    read.add(arrived);
    if (silent || arrived.value() == null) {
      return;
    }
    var refused = refusing.get(String.valueOf(arrived.key()));
    if (refused != null
        && arrived.value().getSchema().getField("header") != null
        && arrived.value().get(0) instanceof CommandHeader header) {
      send(
          CommandOutcome.newBuilder(
                  refusal(
                      header.getCommandId(),
                      header.getCaseId(),
                      OutcomeKind.CONFLICT,
                      "wrong-state"))
              .setReplayed(refused)
              .setContentHash(header.getContentHash())
              .build());
    } else if (archived.contains(arrived.key())) {
      refuseArchived(arrived.value());
    } else if (arrived.value() instanceof WorkOrderReceived order) {
      contents.put(order.getCaseId(), order.getContentHash());
      answer(order.getCommandId(), order.getCaseId(), order.getContentHash(), () -> opened(order));
    } else if (arrived.value().getSchema().getField("header") != null
        && arrived.value().get(0) instanceof CommandHeader header) {
      answer(
          header.getCommandId(), header.getCaseId(), header.getContentHash(), () -> acted(header));
    }
  }

  private void refuseArchived(SpecificRecord asked) {
    if (asked instanceof WorkOrderReceived order && order.getCaseSeen()) {
      send(refusal(order.getCommandId(), order.getCaseId(), OutcomeKind.CONFLICT, "case-archived"));
    } else if (asked.getSchema().getField("header") != null
        && asked.get(0) instanceof CommandHeader header) {
      send(refusal(header.getCommandId(), header.getCaseId(), OutcomeKind.NOT_FOUND, "not-found"));
    }
  }

  private static CommandOutcome refusal(
      String commandId, String caseId, OutcomeKind kind, String code) {
    return new CommandOutcome(
        commandId, caseId, kind, code, "没有收下", List.of(), false, null, null, null);
  }

  private final Map<String, String> hashes = new HashMap<>();

  private void answer(
      String commandId, String caseId, String hash, java.util.function.Supplier<CaseSummary> act) {
    var before = outcomes.get(commandId);
    if (before != null && !hash.equals(hashes.get(commandId))) {
      send(
          new CommandOutcome(
              commandId,
              caseId,
              OutcomeKind.INVALID_INPUT,
              "idempotency-key-reused",
              "同一个键换了内容",
              List.of(),
              false,
              cases.get(caseId),
              null,
              hash));
      return;
    }
    if (before != null) {
      send(CommandOutcome.newBuilder(before).setReplayed(true).build());
      return;
    }
    var after = act.get();
    var outcome =
        new CommandOutcome(
            commandId,
            caseId,
            OutcomeKind.ACCEPTED,
            "accepted",
            "",
            List.of(),
            false,
            after,
            null,
            hash);
    outcomes.put(commandId, outcome);
    hashes.put(commandId, hash);
    cases.put(caseId, after);
    producer.send(new ProducerRecord<>(Topics.CASE_EVENTS.name(), caseId, event(commandId, after)));
    send(outcome);
  }

  private void send(CommandOutcome outcome) {
    producer.send(
        new ProducerRecord<>(Topics.COMMAND_OUTCOMES.name(), outcome.getCaseId(), outcome));
    producer.flush();
  }

  private CaseSummary opened(WorkOrderReceived order) {
    var known = cases.get(order.getCaseId());
    if (known != null) {
      return CaseSummary.newBuilder(known).setVersion(known.getVersion() + 1).build();
    }
    var unitId = order.getUnitHint() == null ? "u-hmzx" : order.getUnitHint();
    return CaseSummary.newBuilder()
        .setCaseId(order.getCaseId())
        .setCaseNumber(order.getCaseNumber())
        .setVersion(1)
        .setState(CaseState.DISPATCHED)
        .setRound(1)
        .setChannel(order.getChannel())
        .setSourceLine(order.getSourceLine())
        .setExternalNumber(order.getExternalNumber())
        .setSourceLevel(order.getSourceLevel())
        .setDemandType(order.getDemandType() == null ? DemandType.HELP : order.getDemandType())
        .setUrgency(order.getUrgency())
        .setUnitId(unitId)
        .setUnitName("单位")
        .setUnitLine(List.of(unitId, "u-bureau"))
        .setConfidential(order.getConfidential())
        .setHidden(order.getConfidential())
        .setAnonymous(order.getAnonymous())
        .setCallbackDue(true)
        .setSignOffNeeded(true)
        .setOpenedAt(order.getAcceptedAt())
        .setCallbackAttempts(0)
        .setDispatches(1)
        .setUnitFaultTransfers(0)
        .setTemplateRejections(0)
        .setRepeatOrdinal(1)
        .build();
  }

  private CaseSummary acted(CommandHeader header) {
    var known = cases.get(header.getCaseId());
    return CaseSummary.newBuilder(known)
        .setVersion(known.getVersion() + 1)
        .setState(CaseState.SIGNED)
        .build();
  }

  private CaseOpened event(String commandId, CaseSummary after) {
    return CaseOpened.newBuilder()
        .setHeader(
            EventHeader.newBuilder()
                .setEventId(after.getCaseId() + "-" + after.getVersion())
                .setCaseId(after.getCaseId())
                .setSequence(after.getVersion())
                .setCausationId(commandId)
                .setActor(
                    new Actor(
                        "service:routing", cn.huimin.hotline.schemas.word.Role.SERVICE, null, null))
                .setAcceptedAt(after.getOpenedAt())
                .setDirectoryEdition(1)
                .setPolicyEdition(1)
                .build())
        .setAfter(after)
        .setCommandId(commandId)
        .setContentHash(contents.getOrDefault(after.getCaseId(), ""))
        .build();
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
