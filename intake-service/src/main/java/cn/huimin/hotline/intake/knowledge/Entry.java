package cn.huimin.hotline.intake.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the centre.
 *
 * @param entryId its id
 * @param question what it answers, as people ask
 * @param answer what they are told
 * @param category category of the matter by its Chinese name, or null
 * @param basis law or policy it stands on, or null
 * @param validUntil last day it holds, or null
 * @param withdrawn whether it is offered no more
 * @param version counts its changes, from 1
 * @param changedBy account that changed it last
 * @param changedAt when
 */
record Entry(
    String entryId,
    String question,
    String answer,
    @Nullable String category,
    @Nullable String basis,
    @Nullable LocalDate validUntil,
    boolean withdrawn,
    int version,
    String changedBy,
    Instant changedAt) {

  /** Whether it may be told on a day. */
  boolean holdsOn(LocalDate day) {
    return !withdrawn && (validUntil == null || !validUntil.isBefore(day));
  }
}
