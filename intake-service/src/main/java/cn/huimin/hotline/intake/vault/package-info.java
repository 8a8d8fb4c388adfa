/** The vault: personal data, encrypted with a key per case or account, and who may look. */
@NullMarked
package cn.huimin.hotline.intake.vault;

import org.jspecify.annotations.NullMarked;
