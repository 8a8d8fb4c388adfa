package cn.huimin.hotline.bench.pipeline;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.sample.SampleMonth.SampleCase;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.text.CaseText;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work orders as intake writes them, with the texts of the sample month's cases. One in twenty is
 * of a person who called about the same before.
 */
final class WorkOrders {

  /** Every so many-th complainant has called before. */
  private static final int AGAIN = 20;

  private static final Duration TAKEN_DOWN = Duration.ofMinutes(12);

  private final List<SampleCase> samples;
  private final String prefix;

  /**
   * Work orders of one run.
   *
   * @param samples what they are about, in turn
   * @param prefix of their numbers, its own in each run
   */
  WorkOrders(List<SampleCase> samples, String prefix) {
    this.samples = samples;
    this.prefix = prefix;
  }

  /**
   * A work order and its texts.
   *
   * @param received for the topic of its channel
   * @param texts for case-texts
   */
  record Order(WorkOrderReceived received, List<CaseText> texts) {}

  /** What the n-th is about. */
  SampleCase sample(int number) {
    return samples.get(number % samples.size());
  }

  /**
   * The n-th work order.
   *
   * @param number 0 and up
   * @param acceptedAt when intake accepted it
   */
  Order order(int number, Instant acceptedAt) {
    SampleCase sample = sample(number);
    String external = prefix + number;
    Channel channel = Channel.valueOf(sample.channel());
    String caseId = Ids.caseId(channel.name(), sample.sourceLine(), external);
    String hash = Ids.sha256((external + sample.content()).getBytes(StandardCharsets.UTF_8));
    String commandId = Ids.uuid5(caseId, hash, "");
    var texts = new ArrayList<CaseText>();
    text(texts, caseId, commandId, TextKind.TITLE, sample.title(), acceptedAt);
    text(texts, caseId, commandId, TextKind.DEMAND, sample.content(), acceptedAt);
    text(texts, caseId, commandId, TextKind.UNIT_HINT, sample.unitHint(), acceptedAt);
    var received =
        WorkOrderReceived.newBuilder()
            .setCommandId(commandId)
            .setCaseId(caseId)
            .setCaseNumber(external)
            .setAcceptedAt(acceptedAt)
            .setReceivedAt(acceptedAt.minus(TAKEN_DOWN))
            .setActor(new Actor("channel:" + channel, Role.SERVICE, null, "push"))
            .setChannel(channel)
            .setSourceLine(sample.sourceLine())
            .setExternalNumber(external)
            .setContentHash(hash)
            .setSourceLevel(SourceLevel.valueOf(sample.sourceLevel()))
            .setDemandType(DemandType.valueOf(sample.demandType()))
            .setTitle(sample.title())
            .setContent(sample.content())
            .setUnitHint(sample.unitHint())
            .setUrgency(Urgency.NORMAL)
            .setConfidential(false)
            .setAnonymous(false)
            .setComplainantFingerprint(person(number))
            .setTexts(texts.stream().map(t -> new TextRef(t.getTextId(), t.getKind())).toList())
            .build();
    return new Order(received, texts);
  }

  private String person(int number) {
    boolean again = number % AGAIN == AGAIN - 1 && number >= samples.size();
    int who = again ? number - samples.size() : number;
    return Ids.sha256((prefix + "person" + who).getBytes(StandardCharsets.UTF_8));
  }

  private static void text(
      List<CaseText> texts,
      String caseId,
      String commandId,
      TextKind kind,
      @Nullable String text,
      Instant at) {
    if (text != null) {
      texts.add(new CaseText(caseId, Ids.uuid5(commandId, kind.name()), kind, text, at));
    }
  }
}
