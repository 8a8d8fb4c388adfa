package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.attachment.Attachments;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.CaseRegistry.Registered;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Registry and vault of hand-ins, in the caller's transaction and with a statement for each step,
 * however many there are. Rows are touched in the order of their keys, so that two such
 * transactions never wait for each other.
 */
@Component
class Keeping {

  /**
   * A hand-in on its way into the registry.
   *
   * @param handIn what is handed in
   * @param number number for people, if the case has none
   * @param fresh code for looking it up, if the case has none
   * @param before what the registry said of the case when it was looked up; null if nothing
   */
  record Coming(HandIn handIn, String number, LookUpCode fresh, @Nullable Registered before) {

    /** Whether there is something of the case already. */
    boolean amends() {
      return before != null;
    }

    /** Whether the case is still as it was looked up. */
    private boolean finds(@Nullable Registered now) {
      return before != null
          && now != null
          && now.contentHash().equals(before.contentHash())
          && !now.isNewerThan(handIn.order().revision());
    }

    Subject subject() {
      return Subject.ofCase(handIn.caseId());
    }

    Complainant given() {
      return handIn.order().complainant();
    }
  }

  private final CaseRegistry registry;
  private final Vault vault;
  private final People people;
  private final Marks marks;
  private final LookUpHash lookUpHash;
  private final Attachments attachments;
  private final HandedTexts handed;

  Keeping(
      CaseRegistry registry,
      Vault vault,
      People people,
      Marks marks,
      LookUpHash lookUpHash,
      Attachments attachments,
      HandedTexts handed) {
    this.registry = registry;
    this.vault = vault;
    this.people = people;
    this.marks = marks;
    this.lookUpHash = lookUpHash;
    this.attachments = attachments;
    this.handed = handed;
  }

  /**
   * Keeps hand-ins of different cases.
   *
   * @return what is kept, by case; not those whose attachments are not there, nor those whose
   *     person was erased or whose content was changed by another meanwhile
   */
  Map<String, Kept> keep(List<Coming> all, Instant at) {
    var standing =
        registry.hold(
            all.stream().filter(Coming::amends).map(one -> one.handIn().caseId()).toList());
    // Looked up again now that nobody else changes them.
    var found = standing.isEmpty() ? Map.<String, Registered>of() : registry.find(standing);
    var taken =
        all.stream()
            .filter(one -> !one.amends() || one.finds(found.get(one.handIn().caseId())))
            .filter(
                one -> attachments.give(one.handIn().order().attachments(), one.handIn().caseId()))
            .toList();
    if (taken.isEmpty()) {
      return Map.of();
    }
    var known =
        vault.getAll(
            taken.stream().filter(Coming::amends).map(Coming::subject).toList(),
            Complainant.ENTRY,
            Complainant.class);
    var complainants = new HashMap<String, Complainant>();
    taken.forEach(
        one ->
            complainants.put(
                one.handIn().caseId(),
                // An amendment that says less of the person does not make a known one unknown.
                one.given()
                    .over(known.getOrDefault(one.subject(), Complainant.NOBODY))
                    .orHome(one.handIn().order().address())));
    var prints =
        people.of(
            complainants.values().stream()
                .map(Complainant::phone)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    var registered = register(taken, complainants, prints, at);
    var coming =
        taken.stream().filter(one -> registered.containsKey(one.handIn().caseId())).toList();
    complainants.keySet().retainAll(registered.keySet());
    var amending =
        coming.stream()
            .filter(Coming::amends)
            .map(Coming::handIn)
            .sorted(Comparator.comparing(HandIn::caseId))
            .toList();
    marks.forget(amending.stream().map(HandIn::caseId).toList());
    handed.noteAmending(amending, at);
    marks.note(complainants);
    var codes = seal(coming, known, complainants);
    var kept = new HashMap<String, Kept>();
    for (var one : coming) {
      var caseId = one.handIn().caseId();
      var complainant = Objects.requireNonNull(complainants.get(caseId));
      kept.put(
          caseId,
          new Kept(
              Objects.requireNonNull(registered.get(caseId)),
              complainant,
              print(prints, complainant.phone()),
              Objects.requireNonNull(codes.get(caseId))));
    }
    return kept;
  }

  private static @Nullable String print(Map<String, People.Behind> prints, @Nullable String phone) {
    var behind = phone == null ? null : prints.get(phone);
    return behind == null ? null : behind.person();
  }

  private Map<String, Registered> register(
      List<Coming> coming,
      Map<String, Complainant> complainants,
      Map<String, People.Behind> prints,
      Instant at) {
    return registry.register(
        coming.stream()
            .map(
                one -> {
                  var handIn = one.handIn();
                  var phone = Objects.requireNonNull(complainants.get(handIn.caseId())).phone();
                  var behind = phone == null ? null : prints.get(phone);
                  return new CaseRegistry.Entry(
                      handIn.caseId(),
                      one.number(),
                      handIn.order(),
                      handIn.commandId(),
                      handIn.hash(),
                      behind == null ? null : behind.person(),
                      behind == null ? List.of() : behind.further(),
                      lookUpHash.of(handIn.caseId(), one.fresh()));
                })
            .toList(),
        at);
  }

  /** Seals people and codes; the code of each case, fresh or as it was. */
  private Map<String, LookUpCode> seal(
      List<Coming> coming, Map<Subject, Complainant> known, Map<String, Complainant> complainants) {
    var boxes = vault.open(coming.stream().map(Coming::subject).toList());
    var people = new LinkedHashMap<Subject, Complainant>();
    var codes = new LinkedHashMap<Subject, LookUpCode>();
    for (var one : coming) {
      var caseId = one.handIn().caseId();
      var complainant = Objects.requireNonNull(complainants.get(caseId));
      if (!complainant.equals(known.getOrDefault(one.subject(), Complainant.NOBODY))) {
        people.put(one.subject(), complainant);
      }
      codes.put(one.subject(), one.fresh());
    }
    boxes.put(Complainant.ENTRY, people);
    var first = boxes.putIfAbsent(LookUpCode.ENTRY, codes);
    var before =
        vault.getAll(
            codes.keySet().stream().filter(subject -> !first.contains(subject)).toList(),
            LookUpCode.ENTRY,
            LookUpCode.class);
    return coming.stream()
        .collect(
            Collectors.toMap(
                one -> one.handIn().caseId(),
                one -> before.getOrDefault(one.subject(), one.fresh())));
  }
}
