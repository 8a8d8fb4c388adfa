package cn.huimin.hotline.scoring.fact;

/** Source level (来源层级, DOMAIN §2). */
public enum SourceLevel {
  PREFECTURE_OR_ABOVE,
  COUNTY,
  SCHOOL
}
