/**
 * A mail as it came, read: who wrote it, what it says, what came with it, and whether a person
 * wrote it.
 */
@NullMarked
package cn.huimin.hotline.intake.mail;

import org.jspecify.annotations.NullMarked;
