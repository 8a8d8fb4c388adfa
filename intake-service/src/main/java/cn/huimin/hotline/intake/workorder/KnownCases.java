package cn.huimin.hotline.intake.workorder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells which cases work orders belong to. A case has the id of its number without a prefix ({@link
 * SourceNumber}); one that was handed in under our own names before prefixes were left aside has
 * the id of the number as it was written then, and keeps it, however its source writes it now.
 */
@Component
class KnownCases {

  /**
   * A work order with its case.
   *
   * @param order what is handed in
   * @param caseId its case
   * @param contentHash hash of its content: two with the same are the same
   * @param before what the registry says of the case; null if there is none yet
   */
  record Placed(
      WorkOrder order,
      String caseId,
      String contentHash,
      CaseRegistry.@Nullable Registered before) {

    Acceptance.Standing standing() {
      return Acceptance.standing(before, contentHash);
    }
  }

  private final CaseRegistry registry;
  private final Fingerprints fingerprints;

  KnownCases(CaseRegistry registry, Fingerprints fingerprints) {
    this.registry = registry;
    this.fingerprints = fingerprints;
  }

  /** The cases of work orders, in their order; asked in one statement. */
  List<Placed> place(List<WorkOrder> orders) {
    var ids = new ArrayList<List<String>>();
    var asked = new HashSet<String>();
    for (var order : orders) {
      var its =
          SourceNumber.spellings(order.externalNumber()).stream()
              .map(number -> Acceptance.caseId(order, number))
              .toList();
      ids.add(its);
      asked.addAll(its);
    }
    var known = registry.find(asked);
    var placed = new ArrayList<Placed>();
    for (int at = 0; at < orders.size(); at++) {
      var order = orders.get(at);
      var its = ids.get(at);
      var caseId = its.stream().filter(known::containsKey).findFirst().orElseGet(its::getFirst);
      var before = known.get(caseId);
      var spelled =
          before == null || caseId.equals(its.getFirst())
              ? order.known()
              : order.under(before.externalNumber());
      placed.add(new Placed(order, caseId, fingerprints.ofContent(spelled), before));
    }
    return placed;
  }
}
