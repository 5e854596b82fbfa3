/** 取り忘れ防止の表示灯: a lamp beside what lies there to be taken. */
export interface CallLight {
  /** It is lit, or not, as soon as its module is heard; again after it was away. Without a lamp nothing happens. */
  light(on: boolean): void;
}
