package cn.huimin.hotline.scoring.replay;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.event.RepeatNoticed;
import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.Repeat;
import cn.huimin.hotline.scoring.ledger.Card;
import cn.huimin.hotline.scoring.ledger.CaseLines;
import cn.huimin.hotline.scoring.ledger.Entry;
import cn.huimin.hotline.scoring.ledger.ItemSums;
import cn.huimin.hotline.scoring.ledger.Line;
import cn.huimin.hotline.scoring.ledger.UnitSums;
import cn.huimin.hotline.scoring.replay.EnteredEvidence.Voided;
import cn.huimin.hotline.scoring.replay.Rescored.UnitResult;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.stream.FactReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of the log, in the order of each topic, and says what a scheme makes of all of
 * them. Topics may meet in any order: facts come out the same. Nothing is written anywhere.
 */
public final class ShadowLedger {

  private final Scheme scheme;
  private final Scheme ledgerOf;
  private final IntFunction<Directory> directories;
  private final IdentityHashMap<Directory, FactReader> readers = new IdentityHashMap<>();
  private final Map<String, CaseFacts> cases = new HashMap<>();
  private final Map<String, Integer> editions = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final EnteredEvidence evidence;
  private final Differences differences = new Differences();
  private final List<Voided> voided = new ArrayList<>();
  private Instant time = Instant.EPOCH;

  /**
   * An empty one.
   *
   * @param scheme rules to hold everything against
   * @param ledgerOf scheme whose ledger is compared, and whose evidence is taken
   * @param directories editions of the directory by number; the newest where there is no such one
   */
  public ShadowLedger(Scheme scheme, Scheme ledgerOf, IntFunction<Directory> directories) {
    this.scheme = scheme;
    this.ledgerOf = ledgerOf;
    this.directories = directories;
    this.evidence = new EnteredEvidence(scheme, ledgerOf.id());
  }

  /** Takes a record of case events, deadline events, case ticks or score entries. */
  public void take(SpecificRecord value) {
    switch (value) {
      case CaseTick tick -> passed(tick.getTime());
      case ScoreLinePosted line when line.getScheme().equals(ledgerOf.id()) ->
          differences.posted(line);
      case ScoreLineStruck line when line.getScheme().equals(ledgerOf.id()) ->
          differences.struck(line.getLineId());
      case AssessmentEntered entered -> {
        evidence.take(entered);
        EnteredEvidence.voidedBy(entered).ifPresent(voided::add);
      }
      case SpecificRecord event when FactReader.isCaseEvent(event) -> caseEvent(event);
      case SpecificRecord other -> limit(other);
    }
  }

  /** As if an event of a case had never been: what would be if it were struck. */
  public void strike(String caseId, String eventId) {
    voided.add(new Voided(caseId, eventId));
  }

  private void caseEvent(SpecificRecord value) {
    var header = FactReader.header(value);
    passed(header.getAcceptedAt());
    editions.put(header.getCaseId(), header.getDirectoryEdition());
    var seen = reader(header.getDirectoryEdition()).caseSeen(value);
    change(header.getCaseId(), facts -> facts.after(seen));
    if (value instanceof RepeatNoticed noticed) {
      var repeat =
          new Repeat(header.getCaseId(), noticed.getAfter().getOpenedAt(), header.getEventId());
      noticed.getEarlierCaseIds().forEach(id -> change(id, facts -> facts.after(repeat)));
    }
  }

  private void limit(SpecificRecord value) {
    var caseId = caseId(value);
    if (caseId != null) {
      reader(editions.getOrDefault(caseId, Integer.MAX_VALUE))
          .limitSeen(value)
          .ifPresent(
              seen -> {
                passed(seen.at());
                change(caseId, facts -> facts.after(seen));
              });
    }
  }

  private FactReader reader(int edition) {
    return readers.computeIfAbsent(directories.apply(edition), FactReader::new);
  }

  /** Case of a deadline event; null for any other record. */
  private static @Nullable String caseId(SpecificRecord value) {
    var field = value.getSchema().getField("header");
    return field != null && value.get(field.pos()) instanceof DeadlineHeader header
        ? header.getCaseId()
        : null;
  }

  private void change(String caseId, UnaryOperator<CaseFacts> how) {
    cases.put(caseId, how.apply(cases.getOrDefault(caseId, CaseFacts.none(caseId))));
  }

  private void passed(Instant at) {
    if (at.isAfter(time)) {
      time = at;
    }
  }

  /** What the scheme makes of all that was taken, at the time of the log. */
  public Rescored rescored() {
    for (var struck : voided) {
      cases.computeIfPresent(struck.caseId(), (_, facts) -> facts.without(struck.eventId()));
    }
    var before = new Sums();
    for (var line : differences.standing()) {
      before.add(line.account(), line.entry());
      names.put(line.account().unitId(), line.unitName());
    }
    var after = new Sums();
    differences.begin();
    for (var facts : cases.values()) {
      fold(CaseLines.of(facts, scheme, time), after);
    }
    fold(evidence.lines(), after);
    return new Rescored(
        scheme.id(),
        scheme.version(),
        ledgerOf.id(),
        time,
        cases.size(),
        after.lines(),
        units(before, after),
        differences.changes());
  }

  private void fold(Collection<Line> lines, Sums into) {
    for (var line : lines) {
      into.add(new Account(line.unit().unitId(), line.period()), Entry.of(line));
      names.put(line.unit().unitId(), line.unit().name());
      differences.shadow(line);
    }
  }

  private List<UnitResult> units(Sums before, Sums after) {
    var accounts = new TreeSet<>(before.accounts());
    accounts.addAll(after.accounts());
    return accounts.stream()
        .map(
            account ->
                new UnitResult(
                    account.unitId(),
                    names.getOrDefault(account.unitId(), ""),
                    account.period(),
                    before.result(account, ledgerOf),
                    after.result(account, scheme)))
        .toList();
  }

  /** Sums by unit and period. */
  private static final class Sums {
    private final Map<Account, Map<String, ItemSums>> items = new TreeMap<>();
    private long lines;

    void add(Account account, Entry entry) {
      items
          .computeIfAbsent(account, _ -> new HashMap<>())
          .compute(entry.item(), (_, sums) -> (sums == null ? ItemSums.NONE : sums).plus(entry));
      lines++;
    }

    long lines() {
      return lines;
    }

    Collection<Account> accounts() {
      return items.keySet();
    }

    @Nullable Fraction result(Account account, Scheme scheme) {
      var own = items.get(account);
      return own == null ? null : Card.of(new UnitSums(own, 0, null), scheme).result();
    }
  }
}
