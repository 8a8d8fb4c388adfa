package cn.huimin.hotline.schemas.topic;

import static cn.huimin.hotline.schemas.topic.Topic.Service.CONSOLE;
import static cn.huimin.hotline.schemas.topic.Topic.Service.INTAKE;
import static cn.huimin.hotline.schemas.topic.Topic.Service.NOTIFICATION;
import static cn.huimin.hotline.schemas.topic.Topic.Service.ROUTING;
import static cn.huimin.hotline.schemas.topic.Topic.Service.SCORING;
import static cn.huimin.hotline.schemas.topic.Topic.Service.SLA;

import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.deadletter.DeadLetterSettled;
import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.word.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Every topic of the house (DESIGN §3), typed. Nothing is written to a topic that is not here. */
public final class Topics {

  /** Work orders of the city's 12345. */
  public static final Topic INTAKE_GOV12345 = IntakeTopics.INTAKE_GOV12345;

  /** Work orders of the bureau's own hotlines. */
  public static final Topic INTAKE_LOCAL_HOTLINE = IntakeTopics.INTAKE_LOCAL_HOTLINE;

  /** Work orders of the mailboxes. */
  public static final Topic INTAKE_MAILBOX = IntakeTopics.INTAKE_MAILBOX;

  /** Work orders entered by hand. */
  public static final Topic INTAKE_DESK = IntakeTopics.INTAKE_DESK;

  /** What people, sla or routing ask of a case. */
  public static final Topic CASE_COMMANDS = CommandTopics.CASE_COMMANDS;

  /** Time before which everything an intake instance accepted is on the log. */
  public static final Topic TICKS = IntakeTopics.TICKS;

  /** Accepted or refused, with the reason. */
  public static final Topic COMMAND_OUTCOMES = CommandTopics.COMMAND_OUTCOMES;

  /** Scrubbed texts; a tombstone erases one. */
  public static final Topic CASE_TEXTS = IntakeTopics.CASE_TEXTS;

  /** The life of every case. */
  public static final Topic CASE_EVENTS = RoutingTopics.CASE_EVENTS;

  /** Time, behind the case events before it. */
  public static final Topic CASE_TICKS = RoutingTopics.CASE_TICKS;

  /** Clocks set, met, missed; cards. */
  public static final Topic DEADLINE_EVENTS = SlaTopics.DEADLINE_EVENTS;

  /** Early warnings. */
  public static final Topic WARNINGS = SlaTopics.WARNINGS;

  /** What people do about a warning. */
  public static final Topic WARNING_COMMANDS = CommandTopics.WARNING_COMMANDS;

  /** What assessors and heads enter about a unit. */
  public static final Topic ASSESSMENT_COMMANDS = CommandTopics.ASSESSMENT_COMMANDS;

  /** The ledger. */
  public static final Topic SCORE_ENTRIES = ScoringTopics.SCORE_ENTRIES;

  /** Current totals. */
  public static final Topic SCORECARDS = ScoringTopics.SCORECARDS;

  /** Editions of the directory. */
  public static final Topic DIRECTORY = IntakeTopics.DIRECTORY;

  /** Editions of calendars, limits, rules and schemes. */
  public static final Topic POLICIES = IntakeTopics.POLICIES;

  /** Whom we told what. */
  public static final Topic DELIVERIES = NotificationTopics.DELIVERIES;

  /** Routing's own re-keying by person; an internal topic, here for its schema. */
  public static final Topic MATTERS = RoutingTopics.MATTERS;

  /** Scoring's own re-keying by case; an internal topic, here for its schemas. */
  public static final Topic REPEATS = ScoringTopics.REPEATS;

  /** What intake could not read or handle. */
  public static final Topic DEAD_LETTERS_INTAKE = LetterTopics.deadLettersOf(INTAKE);

  /** What routing could not read or handle. */
  public static final Topic DEAD_LETTERS_ROUTING = LetterTopics.deadLettersOf(ROUTING);

  /** What sla could not read or handle. */
  public static final Topic DEAD_LETTERS_SLA = LetterTopics.deadLettersOf(SLA);

  /** What scoring could not read or handle. */
  public static final Topic DEAD_LETTERS_SCORING = LetterTopics.deadLettersOf(SCORING);

  /** What notification could not read or handle. */
  public static final Topic DEAD_LETTERS_NOTIFICATION = LetterTopics.deadLettersOf(NOTIFICATION);

  /** What the console could not read or handle. */
  public static final Topic DEAD_LETTERS_CONSOLE = LetterTopics.deadLettersOf(CONSOLE);

  /** What intake handles again. */
  public static final Topic RETRY_INTAKE = LetterTopics.retryOf(INTAKE);

  /** What routing handles again. */
  public static final Topic RETRY_ROUTING = LetterTopics.retryOf(ROUTING);

  /** What sla handles again. */
  public static final Topic RETRY_SLA = LetterTopics.retryOf(SLA);

  /** What scoring handles again. */
  public static final Topic RETRY_SCORING = LetterTopics.retryOf(SCORING);

  /** What notification handles again. */
  public static final Topic RETRY_NOTIFICATION = LetterTopics.retryOf(NOTIFICATION);

  /** What the console handles again. */
  public static final Topic RETRY_CONSOLE = LetterTopics.retryOf(CONSOLE);

  private static final List<Topic> RETRIES =
      List.of(
          RETRY_INTAKE, RETRY_ROUTING, RETRY_SLA, RETRY_SCORING, RETRY_NOTIFICATION, RETRY_CONSOLE);

  private static final List<Topic> DEAD_LETTERS =
      List.of(
          DEAD_LETTERS_INTAKE,
          DEAD_LETTERS_ROUTING,
          DEAD_LETTERS_SLA,
          DEAD_LETTERS_SCORING,
          DEAD_LETTERS_NOTIFICATION,
          DEAD_LETTERS_CONSOLE);

  private static final List<Topic> ALL =
      List.of(
          INTAKE_GOV12345,
          INTAKE_LOCAL_HOTLINE,
          INTAKE_MAILBOX,
          INTAKE_DESK,
          CASE_COMMANDS,
          TICKS,
          COMMAND_OUTCOMES,
          CASE_TEXTS,
          CASE_EVENTS,
          CASE_TICKS,
          DEADLINE_EVENTS,
          WARNINGS,
          WARNING_COMMANDS,
          ASSESSMENT_COMMANDS,
          SCORE_ENTRIES,
          SCORECARDS,
          DIRECTORY,
          POLICIES,
          DELIVERIES,
          MATTERS,
          REPEATS,
          DEAD_LETTERS_INTAKE,
          DEAD_LETTERS_ROUTING,
          DEAD_LETTERS_SLA,
          DEAD_LETTERS_SCORING,
          DEAD_LETTERS_NOTIFICATION,
          DEAD_LETTERS_CONSOLE,
          RETRY_INTAKE,
          RETRY_ROUTING,
          RETRY_SLA,
          RETRY_SCORING,
          RETRY_NOTIFICATION,
          RETRY_CONSOLE);

  private static final Map<String, Topic> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Topic::name, Function.identity()));

  /** Topic of a record type that stands on one topic alone. */
  private static final Map<Class<? extends SpecificRecord>, Topic> BY_TYPE =
      ALL.stream()
          .filter(topic -> !topic.types().contains(WorkOrderReceived.class))
          .filter(topic -> !DEAD_LETTERS.contains(topic) && !RETRIES.contains(topic))
          .flatMap(topic -> topic.types().stream().map(type -> Map.entry(type, topic)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private Topics() {}

  /** All topics, in the order of DESIGN §3. */
  public static List<Topic> all() {
    return ALL;
  }

  /** The four intake topics. */
  public static List<Topic> intake() {
    return Stream.of(Channel.values())
        .filter(channel -> channel != Channel.UNKNOWN)
        .map(Topics::of)
        .toList();
  }

  /**
   * The topic of a channel.
   *
   * @throws IllegalArgumentException for {@link Channel#UNKNOWN}
   */
  public static Topic of(Channel channel) {
    return switch (channel) {
      case GOV_12345 -> INTAKE_GOV12345;
      case LOCAL_HOTLINE -> INTAKE_LOCAL_HOTLINE;
      case MAILBOX -> INTAKE_MAILBOX;
      case DESK -> INTAKE_DESK;
      case UNKNOWN -> throw new IllegalArgumentException("a work order needs a known channel");
    };
  }

  /**
   * Topics of what could not be read or handled, one per service; empty in a healthy house. Of one
   * partition each: they are read whole, and what becomes of a letter comes after it.
   */
  public static List<Topic> deadLetters() {
    return DEAD_LETTERS;
  }

  /**
   * The topic of what a service could not read or handle.
   *
   * <p>Whoever reads them wants {@code DeadLetterSettled} too.
   */
  public static Topic deadLetters(Topic.Service service) {
    return named(LetterTopics.deadLetters(service.name().toLowerCase(Locale.ROOT)));
  }

  /**
   * The topic of what a service handles again after it had given it up: never the source, where all
   * others would read it twice. Kept for a day only, since it holds what people said.
   */
  public static Topic retry(Topic.Service service) {
    return named(LetterTopics.retry(service.name().toLowerCase(Locale.ROOT)));
  }

  /**
   * The topic a record belongs on, by its type; a work order's is that of its channel, that of a
   * dead letter and of what becomes of it that of its service.
   *
   * @throws IllegalArgumentException for a type that is on no topic
   */
  public static Topic of(SpecificRecord value) {
    if (value instanceof WorkOrderReceived workOrder) {
      return of(workOrder.getChannel());
    }
    if (value instanceof DeadLetter letter) {
      return named(LetterTopics.deadLetters(letter.getService()));
    }
    if (value instanceof DeadLetterSettled settled) {
      return named(LetterTopics.deadLetters(settled.getService()));
    }
    if (value instanceof RetryRequested retry) {
      return named(LetterTopics.retry(retry.getService()));
    }
    var topic = BY_TYPE.get(value.getClass());
    if (topic == null) {
      throw new IllegalArgumentException(
          "no topic holds " + value.getClass().getName() + "; add it to Topics");
    }
    return topic;
  }

  /**
   * A topic by its full name.
   *
   * @throws IllegalArgumentException if the catalogue has none of that name
   */
  public static Topic named(String name) {
    var topic = BY_NAME.get(name);
    if (topic == null) {
      throw new IllegalArgumentException("the catalogue has no topic " + name);
    }
    return topic;
  }
}
