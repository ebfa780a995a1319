/** A case of the Aizkraukle scheme on its way from a teacher to the administration of the school. */
import { child, notice, reason, situation } from './answers.ts';
import type { Crew, PostName, Staff } from './staff.ts';

/** Does something as a post, from its inbox. */
export async function as<T>(crew: Crew, post: PostName, what: (staff: Staff) => Promise<T>): Promise<T> {
  const staff = await crew.post(post);
  await staff.page.goto(crew.app.url);
  return what(staff);
}

/** Gives the number of the case. */
export async function openAtLevel1(crew: Crew, post: 'teacher' | 'smallTeacher', school: string): Promise<string> {
  return as(crew, post, async (teacher) => {
    await teacher.page.getByRole('link', { name: 'Sākt lietu' }).click();
    await teacher.begin('Sākt jaunu lietu');
    await teacher.submit([child(school), situation]);
    await teacher.page.getByRole('link', { name: 'Atvērt lietu' }).click();
    const heading = await teacher.page.getByRole('heading', { level: 1, name: /Lieta \d{4}-\d{4}/ }).textContent();
    return heading?.replace('Lieta ', '') ?? '';
  });
}

export async function passToSupport(crew: Crew, post: 'teacher' | 'smallTeacher', number: string): Promise<void> {
  await as(crew, post, async (teacher) => {
    await teacher.openCase(number);
    await teacher.act('Informācija sniegta atbalsta personāla speciālistam', [reason('Vajadzīgs atbalsts.')]);
  });
}

/** Support has told whom it must tell, and passes the case up. */
export async function toLevel3(crew: Crew, number: string): Promise<void> {
  await as(crew, 'support', async (support) => {
    await support.openCase(number);
    await support.act('Rakstiski informēt vecākus vai citus likumiskos pārstāvjus', [notice('Par bērna kavējumiem.')]);
    await support.openCase(number);
    await support.act('Informēt izglītības iestādes administrāciju', [notice('Darbs nesasniedz rezultātu.')]);
    await support.openCase(number);
    await support.act('Darbs nesasniedz rezultātu', [reason('Trīs mēnešu darbs bez rezultāta.')]);
  });
}
