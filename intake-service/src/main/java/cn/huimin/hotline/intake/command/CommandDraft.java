package cn.huimin.hotline.intake.command;

import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.TextKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks, read and checked, before it has a header.
 *
 * @param texts texts it brings, as written, by kind
 * @param staff names of responsible staff, for the vault
 * @param occurredAt when it happened, as the person says, or null
 * @param expectedVersion version the person saw, or null
 * @param parts matters that a call is split into, as written; empty for every other action
 * @param dialled number that was dialled in the complainant's place, as written, for the vault; or
 *     null
 * @param spokenBy name of who spoke to the complainant, for the vault; or null
 * @param attachments ids of files that go to the case with it
 * @param leadCaseId case that it is to join, or null
 * @param withHeader makes the record
 */
record CommandDraft(
    Map<TextKind, String> texts,
    List<String> staff,
    @Nullable Instant occurredAt,
    @Nullable Long expectedVersion,
    List<String> parts,
    @Nullable String dialled,
    @Nullable String spokenBy,
    List<String> attachments,
    @Nullable String leadCaseId,
    WithHeader withHeader) {

  /** Makes the command's record from its header. */
  @FunctionalInterface
  interface WithHeader {
    SpecificRecord record(CommandHeader header);
  }

  CommandDraft {
    texts = Map.copyOf(texts);
    staff = List.copyOf(staff);
    parts = List.copyOf(parts);
    attachments = List.copyOf(attachments);
  }

  /** The same with the matters that the call is split into. */
  CommandDraft with(List<String> matters) {
    return new CommandDraft(
        texts,
        staff,
        occurredAt,
        expectedVersion,
        matters,
        dialled,
        spokenBy,
        attachments,
        leadCaseId,
        withHeader);
  }

  /** The same with the number that was dialled in the complainant's place. */
  CommandDraft dialling(@Nullable String number) {
    return new CommandDraft(
        texts,
        staff,
        occurredAt,
        expectedVersion,
        parts,
        number,
        spokenBy,
        attachments,
        leadCaseId,
        withHeader);
  }

  /** The same with the name of who spoke to the complainant. */
  CommandDraft spokenTo(@Nullable String by) {
    return new CommandDraft(
        texts,
        staff,
        occurredAt,
        expectedVersion,
        parts,
        dialled,
        by,
        attachments,
        leadCaseId,
        withHeader);
  }

  /** The same with files that go to the case. */
  CommandDraft attaching(List<String> files) {
    return new CommandDraft(
        texts,
        staff,
        occurredAt,
        expectedVersion,
        parts,
        dialled,
        spokenBy,
        files,
        leadCaseId,
        withHeader);
  }

  /** The same with the case that it is to join. */
  CommandDraft joining(String lead) {
    return new CommandDraft(
        texts,
        staff,
        occurredAt,
        expectedVersion,
        parts,
        dialled,
        spokenBy,
        attachments,
        lead,
        withHeader);
  }

  /** Id of the text of a kind that a command brings, or null. */
  static @Nullable String textId(CommandHeader header, TextKind kind) {
    return header.getTexts().stream()
        .filter(ref -> ref.getKind() == kind)
        .map(TextRef::getTextId)
        .findFirst()
        .orElse(null);
  }

  /** Without what people wrote. */
  @Override
  public String toString() {
    return "CommandDraft[" + texts.keySet() + "]";
  }
}
