package cn.huimin.hotline.scoring.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case event, as far as schemes care.
 *
 * @param sequence number of the event within the case
 * @param eventId its id
 * @param caseNumber number people use
 * @param level source level, null if unknown
 * @param receivedAt when intake first accepted the work order
 * @param ending how the case has ended after the event, null while it is open
 * @param endedAt when, null while it is open
 * @param holder unit that has it after the event, null before dispatch
 * @param ordinal 1, or which complaint of the same person about the same matter it is
 * @param demand what is demanded, null while unknown
 * @param volume whether it counts in volume
 * @param breach what the event breaks, null for most
 * @param rejection the report it sends back for the template, null for most
 * @param answer what the complainant answered, null for most
 * @param clearsTransfer whether it takes back that the last transfer was charged to a unit
 */
public record CaseSeen(
    long sequence,
    String eventId,
    String caseNumber,
    @Nullable SourceLevel level,
    Instant receivedAt,
    @Nullable Ending ending,
    @Nullable Instant endedAt,
    @Nullable Holder holder,
    int ordinal,
    @Nullable Demand demand,
    Volume volume,
    @Nullable Breach breach,
    @Nullable Rejection rejection,
    @Nullable Answer answer,
    boolean clearsTransfer) {}
