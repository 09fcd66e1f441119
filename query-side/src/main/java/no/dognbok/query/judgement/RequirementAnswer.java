package no.dognbok.query.judgement;

import no.dognbok.query.law.Requirement;

/**
 * Something that must be there before a step may be taken.
 *
 * @param code of the requirement
 * @param text the sentence, in Norwegian
 * @param basis paragraph or point of the agreement
 */
public record RequirementAnswer(Requirement code, String text, String basis) {

  public static RequirementAnswer of(Requirement requirement) {
    return new RequirementAnswer(requirement, requirement.text(), requirement.basis());
  }
}
