package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.routing.recognition.Wording;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands beside the handling: supervision, urging, amendment, recheck (DOMAIN §2). */
public sealed interface OversightCommand extends CaseCommand {

  /**
   * A leader orders something on the case.
   *
   * @param dueAt when it is to be answered, or null for the limit of the policy
   */
  record Supervise(CommandHeader header, @Nullable Instant dueAt) implements OversightCommand {}

  /** The unit answers it. */
  record Answer(CommandHeader header) implements OversightCommand {}

  /** A leader signs the drafted order, or puts it aside. */
  record SignDraft(CommandHeader header, boolean sign, @Nullable Instant dueAt)
      implements OversightCommand {}

  /**
   * Clocks draft an order, or take back one that nobody signed since the limit lies ahead again.
   */
  record Draft(CommandHeader header, ClockKind clock, Instant dueAt, boolean withdrawn)
      implements OversightCommand {}

  /** The complainant called about the case. */
  record Urge(CommandHeader header) implements OversightCommand {}

  /**
   * The centre adds what it learned; takes nothing back.
   *
   * @param wording what it added, to be recognised and forgotten
   */
  record Amend(
      CommandHeader header,
      Wording wording,
      @Nullable Urgency urgency,
      @Nullable Instant deadlineFromSource,
      boolean confidential)
      implements OversightCommand {

    /** Without words. */
    public Amend(
        CommandHeader header,
        @Nullable Urgency urgency,
        @Nullable Instant deadlineFromSource,
        boolean confidential) {
      this(header, new Wording(List.of()), urgency, deadlineFromSource, confidential);
    }
  }

  /** The unit asks for a recheck. */
  record ApplyRecheck(CommandHeader header) implements OversightCommand {}

  /** The centre decides it. */
  record DecideRecheck(CommandHeader header, boolean upheld) implements OversightCommand {}
}
