package cn.huimin.hotline.console.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One case as somebody sees it.
 *
 * @param summary the case after its last event
 * @param reportedBy account that wrote the last report
 * @param routing what routing said; null if it said nothing
 * @param triageReasons why it went to triage, as codes
 * @param title title; null where hidden or erased
 * @param card NONE, YELLOW or RED
 * @param hides whether the original is hidden from this reader
 * @param texts texts in force by kind, as far as the reader may read them
 * @param clocks its clocks
 * @param story its story from early to late
 * @param earlier earlier cases of the matter that the reader may see, oldest first
 * @param flood the flood that it leads or belongs to; null if there is none
 * @param oneTime one-time completion by the ledger; null if it has no line
 * @param allowedActions what the reader may do
 */
public record CaseView(
    Summary summary,
    @Nullable String reportedBy,
    @Nullable JsonNode routing,
    List<String> triageReasons,
    @Nullable String title,
    String card,
    boolean hides,
    Map<String, TextView> texts,
    List<ClockView> clocks,
    List<StoryItem> story,
    List<EarlierCase> earlier,
    @Nullable FloodView flood,
    @Nullable OneTime oneTime,
    List<String> allowedActions) {

  /**
   * 一次办结 by the ledger.
   *
   * @param value whether it holds
   * @param provisional 暂计
   * @param reasons reason codes
   */
  public record OneTime(boolean value, boolean provisional, List<String> reasons) {}

  private static final String DEMAND = "DEMAND";

  /**
   * Words added to the demand.
   *
   * @param at when they came
   * @param text the words
   */
  public record Supplement(Instant at, String text) {}

  /** Words of the text in force of a kind; null if there is none to read. */
  public @Nullable String text(String kind) {
    var text = texts.get(kind);
    return text == null ? null : text.text();
  }

  /**
   * The demand as it is to be read: what the source says now. Who writes again in the thread of a
   * mail adds to the demand and does not replace it, so that of a mail the first words stay.
   */
  public @Nullable TextView demand() {
    return isMail() ? openingDemand().orElse(texts.get(DEMAND)) : texts.get(DEMAND);
  }

  /** Words of the demand; null if there are none to read. */
  public @Nullable String demandText() {
    var demand = demand();
    return demand == null ? null : demand.text();
  }

  /** What was added to the demand by the centre, or in the thread of a mail, from early to late. */
  public List<Supplement> supplements() {
    return story.stream()
        .filter(item -> item.type().equals("CaseAmended"))
        .flatMap(
            item ->
                item.texts().stream()
                    .filter(text -> text.kind().equals("NOTE") || (isMail() && isDemand(text)))
                    .flatMap(text -> Stream.ofNullable(text.text()))
                    .map(text -> new Supplement(item.at(), text)))
        .toList();
  }

  /** Whether it came as a mail; work orders of a mailbox that a platform keeps are revised. */
  private boolean isMail() {
    return summary.channel().equals("MAILBOX") && summary.externalNumber().startsWith("mail-");
  }

  private Optional<TextView> openingDemand() {
    return story.stream()
        .filter(item -> item.type().equals("CaseOpened"))
        .flatMap(item -> item.texts().stream())
        .filter(CaseView::isDemand)
        .findFirst();
  }

  private static boolean isDemand(TextView text) {
    return text.kind().equals(DEMAND);
  }

  /** Whether the reader may do this now. */
  public boolean may(String action) {
    return allowedActions.contains(action);
  }

  /** The last event of these types. */
  public Optional<StoryItem> last(String... types) {
    var wanted = List.of(types);
    return story.reversed().stream().filter(item -> wanted.contains(item.type())).findFirst();
  }

  /** Ids of the annexes of the last report. */
  public List<JsonNode> annexes() {
    return last("ReportSubmitted")
        .map(report -> report.details().path("attachmentIds").valueStream().toList())
        .orElse(List.of());
  }

  /** When the source says it came in. */
  @Nullable Instant receivedAt() {
    return story.stream()
        .filter(item -> item.type().equals("CaseOpened"))
        .map(item -> item.detail("receivedAt"))
        .filter(at -> !at.isEmpty())
        .map(Instant::parse)
        .findFirst()
        .orElse(null);
  }
}
