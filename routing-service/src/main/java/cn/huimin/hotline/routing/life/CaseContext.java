package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.routing.flood.FloodRule;
import cn.huimin.hotline.routing.recognition.Recogniser;
import java.time.ZoneId;

/**
 * What deciders may look at besides the case: editions in force and rules that are settings.
 *
 * @param directory edition of the directory
 * @param policyEdition number of the edition of the policies
 * @param recogniser compiled for both
 * @param unreachable when a complainant counts as unreachable
 * @param nearIdentical likeness from which two texts of one person are one complaint (DOMAIN §4.5)
 * @param filedRepeatsToTriage whether a repeat of a case that was closed on file waits for the
 *     centre
 * @param flood when complaints of many people are one matter (DOMAIN §4.6)
 * @param extensionMostDays the longest extension, in working days (policy {@code sla})
 * @param zone zone of dates in sentences and of evenings
 */
public record CaseContext(
    Directory directory,
    int policyEdition,
    Recogniser recogniser,
    UnreachableRule unreachable,
    double nearIdentical,
    boolean filedRepeatsToTriage,
    FloodRule flood,
    int extensionMostDays,
    ZoneId zone) {}
