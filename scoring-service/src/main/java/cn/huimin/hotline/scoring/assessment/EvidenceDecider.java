package cn.huimin.hotline.scoring.assessment;

import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Evidence;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Matter;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Item;
import cn.huimin.hotline.scoring.scheme.Measure;
import cn.huimin.hotline.scoring.scheme.ResultRule;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.Term;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what evidence an item of the scheme takes, and what of it can be checked or taken back. */
final class EvidenceDecider {

  private static final Fraction MOST = Fraction.of(100_000);
  private static final long FINEST = 1000;

  private final Scheme scheme;
  private final Assessment assessment;

  EvidenceDecider(Scheme scheme, Assessment assessment) {
    this.scheme = scheme;
    this.assessment = assessment;
  }

  /** What was found for an item. */
  Decision evidence(Evidence said) {
    if (said.act() == Act.SPOT_CHECK) {
      var refused = unchecked(said);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    if (ResultRule.WEIGHT.equals(said.item())) {
      return weight(said);
    }
    var item = said.act().measure() == null ? scheme.item(text(said.item())) : of(said.act());
    if (item.isEmpty()) {
      return AssessmentDecider.invalid("item", "没有这一项，请用：" + evidenceItems());
    }
    var measure = item.get().evidence().orElse(null);
    if (measure == null || measure.form() == null) {
      return AssessmentDecider.invalid("item", "这一项由工单自动得出，不用录入；要录入的是：" + evidenceItems());
    }
    if (measure != said.act().measure() && ownPath(measure)) {
      return AssessmentDecider.invalid("item", "媒体表彰、约谈、曝光、弄虚作假各有自己的入口，请从那里录入");
    }
    return switch (measure.form()) {
      case FACT ->
          said.found() == null
              ? AssessmentDecider.invalid("found", "这一项全有或全无，请填写 true 或 false")
              : checked(said, null, item.get().id(), said.found());
      case AMOUNT ->
          said.amount() == null
              ? AssessmentDecider.invalid("amount", "请填写数量，如 2 或 \"5/2\"")
              : checked(said, said.amount(), item.get().id(), null);
      case EACH ->
          checked(
              said, said.amount() == null ? Fraction.ONE : said.amount(), item.get().id(), null);
      case MATTER -> AssessmentDecider.invalid("item", "这一项按事项录入，请用媒体表彰的入口");
    };
  }

  /** 督导赋分 is one for the whole assessed unit, whatever is pooled under it. */
  private Decision weight(Evidence said) {
    var unit = said.header().unit();
    if (!said.header().placeId().equals(unit.unitId())) {
      return AssessmentDecider.invalid("item", "督导赋分只给整个被考核单位，请改录到“" + unit.name() + "”");
    }
    var most = scheme.result().mostWeight();
    return said.amount() == null || said.amount().compareTo(most) > 0
        ? AssessmentDecider.invalid("amount", "请填写督导赋分，0 到 " + most + "，如 100")
        : checked(said, said.amount(), ResultRule.WEIGHT, null);
  }

  /**
   * Why a spot check (抽查) is not possible: only evidence that stands, of an item whose newest
   * holds, can be checked; what is found then holds in its place.
   */
  private Optional<Decision> unchecked(Evidence said) {
    if (!newestHolds(text(said.item()))) {
      return Optional.of(
          AssessmentDecider.invalid("item", "抽查只查录入的材料，这一项不能抽查；能抽查的是：" + checkedItems()));
    }
    boolean anything =
        assessment.entered().stream()
            .anyMatch(
                one ->
                    one.stands()
                        && one.placeId().equals(said.header().placeId())
                        && text(said.item()).equals(one.item()));
    return anything
        ? Optional.empty()
        : Optional.of(AssessmentDecider.conflict("nothing-to-check", "这个单位的这一项还没有材料，没有可抽查的"));
  }

  /**
   * Whoever entered evidence of which the newest holds, or a matter that gives points, may take it
   * back alone, as they could overrule it alone. What costs by itself takes two to strike. A strike
   * that waits for its second person is taken back by whoever proposed it, and declined by anybody
   * else who may agree to it; it can be proposed again.
   */
  Decision withdrawal(AssessmentCommand.Withdrawal said) {
    var proposed =
        assessment
            .byId(said.recordId())
            .filter(one -> one.act() == Act.STRIKE && one.standing() == Standing.PROPOSED);
    if (proposed.isPresent()) {
      boolean own = proposed.get().by().account().equals(said.header().by().account());
      return AssessmentDecider.accepted(
          proposed.get().moved(own ? Standing.WITHDRAWN : Standing.REJECTED, said.header()));
    }
    var entered = assessment.byId(said.recordId()).filter(Entered::stands).orElse(null);
    if (entered == null) {
      return new Decision.Refused(
          Decision.Why.UNKNOWN, "record-unknown", "没有这份材料，或者它已经撤回、剔除", "recordId");
    }
    boolean withdrawable =
        entered.act() == Act.MEDIA
            || entered.act() == Act.SPOT_CHECK
            || (entered.act() == Act.EVIDENCE
                && (ResultRule.WEIGHT.equals(entered.item()) || newestHolds(text(entered.item()))));
    if (!withdrawable) {
      return AssessmentDecider.conflict("strike-instead", "这一条不能由一个人撤回，请按剔除办理，要两个人");
    }
    if (!entered.by().account().equals(said.header().by().account())) {
      return AssessmentDecider.conflict("not-own-entry", "这份材料是别人录入的，请录入的人撤回，或者重新录入，以最后录入的为准");
    }
    return AssessmentDecider.accepted(entered.moved(Standing.WITHDRAWN, said.header()));
  }

  /** Whether it is an item of evidence of which the newest of each place holds. */
  private boolean newestHolds(String item) {
    return scheme
        .item(item)
        .flatMap(Item::evidence)
        .filter(measure -> !ownPath(measure))
        .filter(
            measure -> measure.form() == Measure.Form.FACT || measure.form() == Measure.Form.AMOUNT)
        .isPresent();
  }

  private String checkedItems() {
    return scheme.items().stream()
        .map(Item::id)
        .filter(this::newestHolds)
        .collect(Collectors.joining("、"));
  }

  private static boolean ownPath(Measure measure) {
    return measure.form() == Measure.Form.MATTER
        || measure == Measure.INTERVIEW
        || measure == Measure.EXPOSURE
        || measure == Measure.EVIDENCE_FALSIFIED;
  }

  private Decision checked(
      Evidence said, @Nullable Fraction amount, String item, @Nullable Boolean found) {
    if (amount != null
        && (amount.compareTo(Fraction.ZERO) < 0
            || amount.compareTo(MOST) > 0
            || amount.denominator() > FINEST)) {
      return AssessmentDecider.invalid("amount", "请写 0 到 100000 的数，分母不超过 1000");
    }
    return AssessmentDecider.accepted(
        AssessmentDecider.entered(
            said.header(), said.act(), Standing.STANDS, item, found, amount, null, null, null));
  }

  /** A matter of media or honours. */
  Decision matter(Matter said) {
    var measure = said.honour() ? Measure.HONOUR : Measure.MEDIA;
    var item =
        scheme.items().stream()
            .filter(one -> one.evidence().filter(found -> found == measure).isPresent())
            .findFirst();
    if (item.isEmpty()) {
      return AssessmentDecider.invalid("kind", "这个方案里没有这一项");
    }
    var levels = levels(item.get());
    if (!levels.contains(said.level())) {
      return AssessmentDecider.invalid("level", "没有这个级别，请用：" + String.join("、", levels));
    }
    return AssessmentDecider.accepted(
        AssessmentDecider.entered(
            said.header(),
            Act.MEDIA,
            Standing.STANDS,
            item.get().id(),
            null,
            null,
            said.matter(),
            said.level(),
            null));
  }

  private static Set<String> levels(Item item) {
    return item.terms().stream()
        .filter(Term.Matters.class::isInstance)
        .flatMap(term -> ((Term.Matters) term).levels().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Optional<Item> of(Act act) {
    return scheme.items().stream()
        .filter(item -> item.evidence().filter(found -> found == act.measure()).isPresent())
        .findFirst();
  }

  private String evidenceItems() {
    return scheme.items().stream()
        .filter(item -> item.evidence().filter(found -> !ownPath(found)).isPresent())
        .map(Item::id)
        .collect(Collectors.joining("、"));
  }

  private static String text(@Nullable String item) {
    return item == null ? "" : item;
  }
}
